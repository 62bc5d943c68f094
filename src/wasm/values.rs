//! What crosses to JavaScript and back: plain values, and errors by name.

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::wire;

#[cfg(not(feature = "formats"))]
pub(super) fn taken<T: wire::Taken>(value: &JsValue) -> Result<T, JsValue> {
    wire::taken(&text(value)?).map_err(|cause| named("bad-request", &cause))
}

/// The JSON of a value.
pub(super) fn text(value: &JsValue) -> Result<String, JsValue> {
    Ok(JSON::stringify(value)?.as_string().unwrap_or_default())
}

pub(super) fn given<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let text = wire::given(value).map_err(|cause| named("bad-answer", &cause.to_string()))?;
    JSON::parse(&text)
}

pub(super) fn thrown(error: crate::Error) -> JsValue {
    named(error.code(), &error.to_string())
}

pub(super) fn named(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(code);
    error.into()
}
