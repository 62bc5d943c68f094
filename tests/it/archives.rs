//! Archives, and files made to do harm.
