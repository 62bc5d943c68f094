//! One integration binary: tables of cases through the façade.

mod fold;
