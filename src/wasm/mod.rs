//! The browser face: translation, no decision. Two modules are made of it, so that whoever only explores carries no
//! readers of foreign formats: the explorer, and, with the feature `formats`, those.

#[cfg(not(feature = "formats"))]
mod explorer;
#[cfg(feature = "formats")]
mod formats;

#[cfg(not(feature = "formats"))]
pub use explorer::{Explorer, Lines, Opening};
#[cfg(feature = "formats")]
pub use formats::{Gathered, Gathering, Reading};

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;

fn taken<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|cause| named("bad-request", &cause.to_string()))
}

fn given<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    value
        .serialize(&plain)
        .map_err(|cause| named("bad-answer", &cause.to_string()))
}

fn thrown(error: crate::Error) -> JsValue {
    named(error.code(), &error.to_string())
}

fn named(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(code);
    error.into()
}
