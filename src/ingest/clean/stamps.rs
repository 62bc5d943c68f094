//! Lines that are little more than a date: `Updated: 3 March 2018, 10:45 PM`, `8 Jul 2025 | Editorial`, `3 hours ago`.

use std::sync::LazyLock;

use hashbrown::HashMap;

use crate::text;

/// What of a short line is a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Words that are no part of the date.
    pub(super) others: usize,
    /// Whether the line begins with the date.
    pub(super) first: bool,
}

/// Words of a line beyond which it is not looked at.
const MOST_WORDS: usize = 24;

/// Months and their short forms, folded.
const MONTHS: &str = "january february march april may june july august september october november december \
    jan feb mar apr jun jul aug sep sept oct nov dec \
    januar februar marz mai juni juli oktober dezember janner mrz okt dez \
    janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre janv fevr avr juil \
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic \
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря \
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь янв фев мар апр июн июл авг сен окт ноя дек \
    جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر \
    يناير فبراير مارس أبريل ابريل مايو يونيو يوليو أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر ديسمبر 月";

/// Words that stand beside a date and say nothing more.
const BESIDE: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
    updated update published posted last modified on at of the date time am pm a m p pkt pst gmt utc est edt ist et bst msk cet cest \
    montag dienstag mittwoch donnerstag freitag samstag sonntag uhr um stand vom am aktualisiert veroffentlicht zuletzt \
    lundi mardi mercredi jeudi vendredi samedi dimanche le a publie mis jour h \
    lunes martes miercoles jueves viernes sabado domingo de del el las los publicado actualizado hrs \
    понедельник вторник среда четверг пятница суббота воскресенье г год года в обновлено опубликовано мск \
    پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار بجے بوقت شائع اپ ڈیٹ \
    الاثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد م ص نشر تحديث آخر 年 日 時 分";

/// Units of time that a relative date counts.
const UNITS: &str = "second seconds minute minutes min mins hour hours hr hrs day days week weeks month months year years \
    minuten stunde stunden tag tagen wochen heure heures minutes jour jours hora horas dia dias minuto minutos \
    минут минуты минуту час часа часов день дня дней گھنٹے منٹ دن ساعة ساعات دقيقة أيام ایام";

/// Words that turn a number of units into a relative date.
const AGO: &str = "ago vor il hace назад پہلے قبل منذ";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Month,
    Beside,
    Unit,
    Ago,
}

/// The lists' words, folded; where one stands in several lists, the first counts.
static WORDS: LazyLock<HashMap<String, Word, foldhash::fast::FixedState>> = LazyLock::new(|| {
    let lists = [
        (MONTHS, Word::Month),
        (UNITS, Word::Unit),
        (AGO, Word::Ago),
        (BESIDE, Word::Beside),
    ];
    let mut words = HashMap::default();
    for (list, word) in lists {
        for term in text::terms(list) {
            words.entry(term).or_insert(word);
        }
    }
    words
});

/// The date that a short line carries.
pub(super) fn stamp(line: &str) -> Option<Stamp> {
    let numeric = has_numeric_date(line);
    if !line.contains(|c: char| c.is_numeric()) {
        return None;
    }
    let (mut month, mut year, mut day, mut unit, mut ago) = (false, false, false, false, false);
    let (mut others, mut first, mut words) = (0, false, 0);
    for term in text::terms(line) {
        words += 1;
        if words > MOST_WORDS {
            return None;
        }
        let number = number(&term);
        let word = WORDS.get(term.as_str()).copied();
        month |= word == Some(Word::Month);
        year |= number.is_some_and(|number| (1900..2100).contains(&number));
        day |= number.is_some_and(|number| (1..=31).contains(&number));
        unit |= word == Some(Word::Unit);
        ago |= word == Some(Word::Ago);
        let part = word.is_some() || term.starts_with(|c: char| c.is_numeric());
        others += usize::from(!part);
        first |= words == 1 && part;
    }
    let dated = numeric || (month && (year || day)) || (unit && ago);
    dated.then_some(Stamp { others, first })
}

/// The number that a word is: `2018`, `3rd`, `14th`, `2nd`, `1er`.
fn number(term: &str) -> Option<u32> {
    let digits = term.trim_end_matches(|c: char| c.is_alphabetic());
    let suffix = &term[digits.len()..];
    (suffix.chars().count() <= 2).then(|| digits.parse().ok())?
}

/// Three numbers between `-`, `/` or `.`, as dates are written: `2018-03-14`, `14.03.2018`, `12/5/22`.
pub(super) fn has_numeric_date(line: &str) -> bool {
    line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')'))
        .any(|word| {
            let word = word.split('T').next().unwrap_or(word);
            ['-', '/', '.'].into_iter().any(|mark| {
                let parts: Vec<&str> = word.trim_matches([':', mark]).split(mark).collect();
                parts.len() == 3
                    && parts.iter().all(|part| {
                        (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
                    })
                    && parts.iter().filter(|part| part.len() == 4).count() <= 1
                    && (mark != '.' || parts.iter().any(|part| part.len() == 4))
            })
        })
}
