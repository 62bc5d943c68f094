//! Which column of a table, or key of JSON, holds what: chosen by whoever makes the corpus, else told by its name, else by
//! what stands in it.

use super::record;
use crate::{
    corpus::Date,
    ingest::{Roles, intake::Intake},
    protocol::Level,
};

/// Names of texts, most telling first, written without spaces and marks.
const TEXT: &str = "text fulltext articletext articlebody bodytext maintext plaintext body content contents article story \
    transcript speech message post selftext tweet текст полныйтекст содержание содержимое зміст inhalt \
    volltext texte contenu corps texto contenido cuerpo conteudo conteúdo testo contenuto tekst treść metin \
    içerik متن مواد نص النص المحتوى पाठ 正文 内容 內容 文本 全文 本文 본문 내용";

const TITLE: &str = "title headline heading articletitle webtitle subject name caption заголовок название назва тема titel \
    überschrift schlagzeile titre título titulo titular titolo tytuł başlık عنوان العنوان سرخی शीर्षक 标题 標題 \
    题目 題名 タイトル 見出し 제목";

const DATE: &str = "date datepublished publisheddate publicationdate publishdate pubdate webpublicationdate published \
    publishedat publishedon dateofpublication posted postedat postdate created createdat datecreated \
    createdutc timestamp datetime time day year дата датапубликации опубликовано год datum erschienen \
    veröffentlicht erscheinungsdatum jahr fecha año data ano anno rok tarih تاریخ تاريخ التاريخ दिनांक तारीख \
    日期 发布日期 发布时间 時間 时间 日付 날짜";

const ID: &str = "id docid documentid articleid guid uuid uid identifier идентификатор kennung identifiant identificador";

/// The names of columns that other formats give as fields too.
const COMMON: [&str; 7] = [
    "author",
    "outlet",
    "url",
    "language",
    "section",
    "tags",
    "description",
];

/// Letters that a text has on the average, if it has no name that tells it.
const LONG: usize = 40;

/// A column, and what stands in some of its cells.
pub(super) struct Column<'s> {
    pub(super) name: &'s str,
    pub(super) cells: Vec<&'s str>,
}

/// The numbers of the columns that hold what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) text: Option<usize>,
    pub(super) title: Option<usize>,
    pub(super) date: Option<usize>,
    pub(super) id: Option<usize>,
}

/// Chooses, and notes what was guessed and what was asked for in vain. What has parts needs no text beside them.
pub(super) fn choose(columns: &[Column<'_>], has_parts: bool, intake: &mut Intake<'_>) -> Chosen {
    let wanted = intake.options.roles.clone();
    let mut chosen = named_by_reader(columns, &wanted, intake);
    let named = |names: &str, chosen: Chosen, fits: fn(&Column<'_>) -> bool| {
        let exact = |column: &Column<'_>| {
            column
                .name
                .eq_ignore_ascii_case(names.split(' ').next().unwrap_or_default())
        };
        by_name(columns, names, &|at, column| {
            chosen.leaves(at) && (exact(column) || fits(column))
        })
    };
    chosen.id = chosen.id.or_else(|| named(ID, chosen, |_| true));
    chosen.text = chosen
        .text
        .or_else(|| named(TEXT, chosen, |column| column.is_wordy()));
    chosen.date = chosen
        .date
        .or_else(|| named(DATE, chosen, |column| column.is_dated()));
    chosen.text = chosen.text.or_else(|| {
        if has_parts {
            return None;
        }
        let free = (0..columns.len()).filter(|at| chosen.leaves(*at));
        let longest = free.max_by_key(|at| (columns[*at].length(), usize::MAX - at))?;
        let column = &columns[longest];
        (column.length() >= LONG && column.is_wordy()).then_some(longest)
    });
    chosen.title = chosen
        .title
        .or_else(|| named(TITLE, chosen, |column| column.is_wordy()));
    if chosen.text.is_none() && !has_parts {
        let what = "has nothing that looks like a text, so its documents have fields alone; name the text’s column or key";
        intake.note(Level::Noticed, "no-text", None, what);
    }
    chosen.note(columns, intake);
    if chosen
        .text
        .is_some_and(|at| columns[at].filled().any(record::is_html))
    {
        let what = "has texts in HTML, of which what is seen was taken";
        intake.note(Level::Noticed, "html-text", None, what);
    }
    chosen
}

fn named_by_reader(columns: &[Column<'_>], wanted: &Roles, intake: &mut Intake<'_>) -> Chosen {
    let mut find = |what: &str, name: &Option<String>| {
        let name = name.as_deref()?.trim();
        let fold = |name: &str| field(name).to_lowercase();
        let found = columns
            .iter()
            .position(|column| column.name == name)
            .or_else(|| {
                columns
                    .iter()
                    .position(|column| fold(column.name) == fold(name))
            });
        if found.is_none() {
            let names: Vec<&str> = columns.iter().map(|column| column.name).take(30).collect();
            let what = format!(
                "has nothing called “{name}” for the {what}; what it has is called {}",
                names.join(", ")
            );
            intake.note(Level::Noticed, "no-such-column", None, &what);
        }
        found
    };
    Chosen {
        text: find("text", &wanted.text),
        title: find("title", &wanted.title),
        date: find("date", &wanted.date),
        id: find("id", &wanted.id),
    }
}

/// The column of the first of the names; keys inside others give way to those outside.
fn by_name(
    columns: &[Column<'_>],
    names: &str,
    fits: &dyn Fn(usize, &Column<'_>) -> bool,
) -> Option<usize> {
    let candidates = columns.iter().enumerate().filter_map(|(at, column)| {
        let wrapped = [".rendered", ".value", ".$t"];
        let name = wrapped
            .iter()
            .find_map(|end| column.name.strip_suffix(end))
            .unwrap_or(column.name);
        let last = bare(name.rsplit('.').next().unwrap_or(name));
        let rank = names.split(' ').position(|name| name == last)?;
        fits(at, column).then_some((name.matches('.').count(), rank, at))
    });
    candidates.min().map(|(_, _, at)| at)
}

/// A name without case, spaces and marks: `Publication_Date` is `publicationdate`.
fn bare(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric() || !c.is_ascii())
        .flat_map(char::to_lowercase)
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// Whether a name says that a text stands under it.
pub(super) fn is_text(name: &str) -> bool {
    is_one_of(TEXT, &bare(name))
}

fn is_one_of(names: &str, name: &str) -> bool {
    names.split(' ').any(|known| known == name)
}

/// Whether a name tells what stands under it.
pub(super) fn is_telling(name: &str) -> bool {
    let name = bare(name);
    let lists = [TEXT, TITLE, DATE, ID];
    lists.iter().any(|names| is_one_of(names, &name)) || COMMON.contains(&&*name)
}

/// A column's name as a field's: what other formats give too in the same letters, and nothing that ends a name in a query.
pub(super) fn field(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    if COMMON.contains(&&*lower) {
        return lower;
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':' | '"' | '“' | '”' | '„');
    let words: Vec<&str> = name.split(ends).filter(|word| !word.is_empty()).collect();
    words.join("_")
}

impl Column<'_> {
    fn filled(&self) -> impl Iterator<Item = &str> {
        self.cells
            .iter()
            .copied()
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
    }

    /// Letters on the average.
    fn length(&self) -> usize {
        let all: usize = self.filled().map(|cell| cell.chars().count()).sum();
        all / self.filled().count().max(1)
    }

    /// Most of its cells have letters, and are no addresses.
    fn is_wordy(&self) -> bool {
        let wordy = |cell: &&str| {
            cell.chars().any(char::is_alphabetic)
                && !cell.starts_with("http")
                && Date::parse(cell).is_none()
        };
        let all = self.filled().count();
        all == 0 || self.filled().filter(wordy).count() * 2 > all
    }

    /// Most of its cells may be dates.
    fn is_dated(&self) -> bool {
        let all = self.filled().count();
        all == 0 || self.filled().filter(|cell| may_be_date(cell)).count() * 2 > all
    }
}

/// Short, with a digit: dates as people and machines write them.
pub(super) fn may_be_date(cell: &str) -> bool {
    cell.chars().count() <= 60 && cell.chars().filter(|c| c.is_numeric()).count() >= 2
}

impl Chosen {
    /// Whether a column has no role yet.
    fn leaves(&self, at: usize) -> bool {
        ![self.text, self.title, self.date, self.id].contains(&Some(at))
    }

    /// Says which columns were taken for what, unless they are called just that.
    fn note(self, columns: &[Column<'_>], intake: &mut Intake<'_>) {
        let of = |what, at: Option<usize>| at.map(|at| (what, columns[at].name));
        let roles = [
            of("text", self.text),
            of("title", self.title),
            of("date", self.date),
            of("id", self.id),
        ];
        let roles: Vec<(&str, &str)> = roles.into_iter().flatten().collect();
        if roles
            .iter()
            .all(|(what, name)| name.eq_ignore_ascii_case(what))
        {
            return;
        }
        let said: Vec<String> = roles
            .iter()
            .map(|(what, name)| format!("the {what} from “{name}”"))
            .collect();
        intake.note(
            Level::Noticed,
            "columns",
            None,
            &format!("gives {}", said.join(", ")),
        );
    }
}
