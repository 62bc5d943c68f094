//! What crosses to JavaScript and back: plain values, and errors by name.

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;

pub(super) fn taken<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|cause| named("bad-request", &cause.to_string()))
}

pub(super) fn given<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    value
        .serialize(&plain)
        .map_err(|cause| named("bad-answer", &cause.to_string()))
}

pub(super) fn thrown(error: crate::Error) -> JsValue {
    named(error.code(), &error.to_string())
}

pub(super) fn named(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(code);
    error.into()
}
