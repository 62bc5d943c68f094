//! Plain data → JSON.

use std::fmt::{self, Display};

use serde::ser::{self, Impossible, Serialize, Serializer};

use crate::corpus::write;

/// The JSON of plain data: structures, lists, maps by name, texts, counts, and names of choices. Numbers with a fraction
/// are not negative, and have twelve places behind the point.
///
/// # Errors
/// Data of any other shape.
pub fn given(data: &impl Serialize) -> Result<String, Shapeless> {
    let mut out = String::new();
    data.serialize(Writer(&mut out))?;
    Ok(out)
}

/// Data that is not plain.
#[derive(Debug)]
pub struct Shapeless;

impl Display for Shapeless {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("this is no plain data")
    }
}

impl std::error::Error for Shapeless {}

impl ser::Error for Shapeless {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Done = Result<(), Shapeless>;

struct Writer<'a>(&'a mut String);

impl<'a> Writer<'a> {
    fn put(self, text: &str) -> Done {
        self.0.push_str(text);
        Ok(())
    }

    fn number(self, number: u64) -> Done {
        digits(number, self.0);
        Ok(())
    }

    fn open(self, bracket: char, end: char) -> Result<Inside<'a>, Shapeless> {
        self.0.push(bracket);
        let Self(out) = self;
        Ok(Inside {
            out,
            end,
            first: true,
        })
    }
}

fn digits(number: u64, out: &mut String) {
    if number >= 10 {
        digits(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// A list or an object that is not closed yet.
struct Inside<'a> {
    out: &'a mut String,
    end: char,
    first: bool,
}

impl Inside<'_> {
    fn comma(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.out.push(',');
        }
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(Writer(self.out))
    }

    fn close(self) -> Done {
        self.out.push(self.end);
        Ok(())
    }
}

/// Shapes that plain data does not have.
macro_rules! refused {
    ($($name:ident($($value:ty),*) -> $given:ty;)*) => {
        $(fn $name(self, $(_: $value),*) -> Result<$given, Shapeless> {
            Err(Shapeless)
        })*
    };
}

/// Counts of all sizes.
macro_rules! counts {
    ($($name:ident($number:ty);)*) => {
        $(fn $name(self, number: $number) -> Done {
            self.number(number.into())
        })*
    };
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = Shapeless;
    type SerializeSeq = Inside<'a>;
    type SerializeTuple = Inside<'a>;
    type SerializeTupleStruct = Impossible<(), Shapeless>;
    type SerializeTupleVariant = Impossible<(), Shapeless>;
    type SerializeMap = Inside<'a>;
    type SerializeStruct = Inside<'a>;
    type SerializeStructVariant = Impossible<(), Shapeless>;

    counts! {
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
    }

    refused! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_bool(self, flag: bool) -> Done {
        self.put(if flag { "true" } else { "false" })
    }

    fn serialize_f32(self, number: f32) -> Done {
        self.serialize_f64(number.into())
    }

    fn serialize_f64(self, number: f64) -> Done {
        digits((number * 1e12) as u64, self.0);
        self.put("e-12")
    }

    fn serialize_char(self, letter: char) -> Done {
        self.serialize_str(letter.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Done {
        write::string(self.0, text);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.put("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.put("null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Done {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Done {
        Err(Shapeless)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'a>, Shapeless> {
        self.open('[', ']')
    }

    fn serialize_tuple(self, _: usize) -> Result<Inside<'a>, Shapeless> {
        self.open('[', ']')
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Inside<'a>, Shapeless> {
        self.open('{', '}')
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'a>, Shapeless> {
        self.open('{', '}')
    }
}

impl ser::SerializeSeq for Inside<'_> {
    type Ok = ();
    type Error = Shapeless;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.comma();
        self.value(value)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl ser::SerializeTuple for Inside<'_> {
    type Ok = ();
    type Error = Shapeless;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl ser::SerializeMap for Inside<'_> {
    type Ok = ();
    type Error = Shapeless;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.comma();
        self.value(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.out.push(':');
        self.value(value)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl ser::SerializeStruct for Inside<'_> {
    type Ok = ();
    type Error = Shapeless;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        self.comma();
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
        self.value(value)
    }

    fn end(self) -> Done {
        self.close()
    }
}
