//! TEI, CoNLL-U, VRT, mail, EPUB, DOCX, ODT and PDF as documents.
