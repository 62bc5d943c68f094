//! What crosses to JavaScript and back: plain values, and errors by name.

use js_sys::JSON;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;

use crate::wire;

pub(super) fn taken<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    let text = JSON::stringify(&value)?.as_string().unwrap_or_default();
    wire::taken(&text).map_err(|cause| named("bad-request", &cause.to_string()))
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
