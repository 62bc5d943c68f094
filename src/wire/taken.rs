//! JSON → plain data.

use std::fmt::{self, Display};

use hifijson::value::Value;
use serde::{
    Deserialize, Deserializer,
    de::{
        self, Expected, IntoDeserializer, Unexpected, Visitor,
        value::{MapDeserializer, SeqDeserializer},
    },
};

use crate::corpus::json::{self, Json};

/// The data of a JSON text. What has a default may be absent.
///
/// # Errors
/// What is wrong with the text.
pub fn taken<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Fault> {
    let value = json::parse(text).map_err(|cause| Fault(cause.to_string()))?;
    T::deserialize(Reader(value))
}

/// What is wrong with data, as the end of a sentence.
#[derive(Debug)]
pub struct Fault(String);

impl Fault {
    fn about(what: &str, name: &str) -> Self {
        Self([what, " “", name, "”"].concat())
    }

    fn of_shape() -> Self {
        Self("a value is of another shape than it should be".into())
    }
}

impl Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// What serde says by itself would bring with it how to write numbers and quote texts.
impl de::Error for Fault {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::of_shape()
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::of_shape()
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self::of_shape()
    }

    fn unknown_variant(name: &str, _: &'static [&'static str]) -> Self {
        Self::about("there is no choice", name)
    }

    fn unknown_field(name: &str, _: &'static [&'static str]) -> Self {
        Self::about("there is no member", name)
    }

    fn missing_field(name: &'static str) -> Self {
        Self::about("there must be a member", name)
    }

    fn duplicate_field(name: &'static str) -> Self {
        Self::about("there are two members", name)
    }
}

struct Reader<'a>(Json<'a>);

impl<'a> IntoDeserializer<'a, Fault> for Reader<'a> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'a> Reader<'a> {
    fn number<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Number((digits, _)) => {
                visitor.visit_u64(digits.parse().map_err(|_| Fault::of_shape())?)
            }
            _ => Err(Fault::of_shape()),
        }
    }

    fn members<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Object(members) => {
                let members = members.into_iter().map(|(name, value)| (name, Self(value)));
                visitor.visit_map(MapDeserializer::new(members))
            }
            _ => Err(Fault::of_shape()),
        }
    }
}

/// One kind of value each, which the data asks for.
macro_rules! read {
    ($($name:ident as $kind:ident;)*) => {
        $(fn $name<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.$kind(visitor)
        })*
    };
}

impl<'a> Deserializer<'a> for Reader<'a> {
    type Error = Fault;

    read! {
        deserialize_u8 as number;
        deserialize_u16 as number;
        deserialize_u32 as number;
        deserialize_u64 as number;
        deserialize_str as deserialize_string;
        deserialize_char as deserialize_string;
        deserialize_identifier as deserialize_string;
        deserialize_map as members;
        deserialize_unit as deserialize_any;
        deserialize_ignored_any as deserialize_any;
        deserialize_i8 as deserialize_any;
        deserialize_i16 as deserialize_any;
        deserialize_i32 as deserialize_any;
        deserialize_i64 as deserialize_any;
        deserialize_f32 as deserialize_any;
        deserialize_f64 as deserialize_any;
        deserialize_bytes as deserialize_any;
        deserialize_byte_buf as deserialize_any;
    }

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Bool(flag) => visitor.visit_bool(flag),
            _ => Err(Fault::of_shape()),
        }
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::String(text) => visitor.visit_str(&text),
            _ => Err(Fault::of_shape()),
        }
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Array(items) => {
                visitor.visit_seq(SeqDeserializer::new(items.into_iter().map(Self)))
            }
            _ => Err(Fault::of_shape()),
        }
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.members(visitor)
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Value::String(text) => visitor.visit_enum(text.into_deserializer()),
            _ => Err(Fault::of_shape()),
        }
    }

    fn deserialize_tuple<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_any(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_any(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }
}
