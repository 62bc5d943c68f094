//! TEI, CoNLL-U, VRT, mail, EPUB, DOCX, ODT and PDF as documents.

use std::io::{Cursor, Write};

use concord::{
    corpus::{Corpus, Document},
    ingest::Options,
    protocol::Report,
};
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::harness::{cases, gathered, made};

/// A document's parts, one a line: `kind: text`, paragraphs apart by ` / `.
fn shown(document: &Document) -> String {
    document
        .parts
        .iter()
        .map(|part| format!("{}: {}\n", part.kind, part.text.replace('\n', " / ")))
        .collect()
}

/// The one document that a file makes.
fn one(name: &str, bytes: impl AsRef<[u8]>) -> (Document, Report) {
    let (corpus, report) = made(&[(name, bytes)]);
    assert_eq!(corpus.documents.len(), 1, "{:?}", corpus.documents);
    (corpus.documents.into_iter().next().unwrap(), report)
}

/// A field's values, apart by `; `.
fn field(document: &Document, name: &str) -> String {
    document
        .fields
        .get(name)
        .map_or_else(String::new, |values| values.join("; "))
}

/// The codes of a report's notes.
fn notes(report: &Report) -> Vec<&str> {
    report.notes.iter().map(|note| note.code.as_str()).collect()
}

/// The titles of a corpus.
fn titles(corpus: &Corpus) -> Vec<&str> {
    corpus
        .documents
        .iter()
        .map(|document| document.title.as_str())
        .collect()
}

/// A ZIP of entries.
fn zipped(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const REPLY: &str = "From: Mira Holt <mira@alder.example>
To: Tomas Reed <tomas@alder.example>, council@alder.example
Cc: \"Odile Brandt\" <odile@alder.example>
List-Id: Harbour talk <harbour.alder.example>
Subject: Re: =?koi8-r?B?7c/T1A==?= and the terminal
Date: Tue, 14 Mar 2023 23:30:00 +0500
Content-Type: text/plain; charset=utf-8

Dear Tomas,

the council will not pull the terminal down before the autumn, because the
engineer's report has not come yet.

On Mon, 13 Mar 2023 at 09:12, Tomas Reed
<tomas@alder.example> wrote:
> When do you begin?
>> Nobody knows.

Yours
Mira
-- 
Mira Holt
Port Alder Gazette
";

#[test]
fn a_mail_is_told_from_what_it_quotes() {
    let (mail, report) = one("box/reply.eml", REPLY);
    assert_eq!(mail.title, "Re: Мост and the terminal");
    assert_eq!(
        shown(&mail),
        "text: Dear Tomas, / the council will not pull the terminal down before the autumn, because the engineer's report \
         has not come yet.\n\
         quote: On Mon, 13 Mar 2023 at 09:12, Tomas Reed / <tomas@alder.example> wrote: / When do you begin? / Nobody knows.\n\
         text: Yours / Mira\n\
         signature: Mira Holt / Port Alder Gazette\n"
    );
    for (name, value) in [
        ("author", "Mira Holt"),
        ("to", "Tomas Reed; council@alder.example"),
        ("cc", "Odile Brandt"),
        ("date", "2023-03-14"),
        ("list-id", "harbour.alder.example"),
    ] {
        assert_eq!(field(&mail, name), value, "{name}");
    }
    assert!(report.notes.is_empty(), "{:?}", report.notes);
}

#[test]
fn bodies_of_mails() {
    for (name, body, parts) in [
        (
            "an original below",
            "No.\n\n-----Original Message-----\nFrom: A\nSent: 10:30\n\nWill you?\n",
            "text: No.\nquote: -----Original Message----- / From: A / Sent: 10:30 / Will you?\n",
        ),
        (
            "an original below, without a rule",
            "Нет.\n\nОт: Анна\nДата: 12 мая 2020, 10:30\nТема: Мост\n\nКогда?\n",
            "text: Нет.\nquote: От: Анна / Дата: 12 мая 2020, 10:30 / Тема: Мост / Когда?\n",
        ),
        (
            "nothing but what is passed on",
            "---------- Forwarded message ---------\nFrom: A <a@b.example>\n\nNews.\n",
            "text: ---------- Forwarded message --------- / From: A <a@b.example> / News.\n",
        ),
        (
            "a list's footer",
            "Hello.\n_______________________________________________\nharbour mailing list\nhttps://alder.example/list\n",
            "text: Hello.\nsignature: _______________________________________________ / harbour mailing list / https://alder.example/list\n",
        ),
        (
            "a colon that is no attribution",
            "He says:\n> never\nFine.\n",
            "text: He says:\nquote: never\ntext: Fine.\n",
        ),
        (
            "an attribution in another language",
            "Пн, 13 мар. 2023 г. в 09:12, Анна <anna@klyuch.example>:\n> Когда?\nЗавтра.\n",
            "quote: Пн, 13 мар. 2023 г. в 09:12, Анна <anna@klyuch.example>: / Когда?\ntext: Завтра.\n",
        ),
    ] {
        let mail = format!(
            "From: a@b.example\nSubject: s\nContent-Type: text/plain; charset=utf-8\n\n{body}"
        );
        assert_eq!(shown(&one("m.eml", mail).0), parts, "{name}");
    }
}

#[test]
fn a_mail_in_html_with_attachments() {
    let mail = "From: a@b.example\r\nSubject: Menu\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=windows-1251\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n\
        <h2>=CF=F0=E8=E2=E5=F2</h2><p>Soup<br>Bread</p><script>x()</script><div>On 3 May, Ann wrote:<blockquote>Old <b>words</b></blockquote></div><div style=3D'display:none'>x</div><p>Yours</p><div>--<br>Bob</div>\r\n\
        --x\r\nContent-Type: text/plain; name=\"../notes.txt\"\r\nContent-Disposition: attachment; filename=\"../notes.txt\"\r\n\r\n\
        Prices of the week.\r\n--x\r\nContent-Type: image/png; name=a.png\r\nContent-Disposition: attachment; filename=a.png\r\n\
        Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x\r\n\
        Content-Type: message/rfc822\r\n\r\nFrom: c@d.example\r\nSubject: Inner\r\n\r\nInner words.\r\n--x--\r\n";
    let (corpus, report) = made(&[("m.eml", mail)]);
    assert_eq!(titles(&corpus), ["Menu", ".._notes", "Inner"]);
    assert_eq!(
        shown(&corpus.documents[0]),
        "text: Привет / Soup / Bread\nquote: On 3 May, Ann wrote: / Old words\ntext: Yours\nsignature: Bob\n"
    );
    assert_eq!(
        field(&corpus.documents[0], "attachment"),
        ".._notes.txt; a.png; Inner.eml"
    );
    assert_eq!(notes(&report), ["attachment"]);
    assert!(report.notes[0].message.contains("“a.png”"));
}

#[test]
fn bad_encodings_in_mails() {
    let head = "From: a@b.example\nSubject: s\nMIME-Version: 1.0\n";
    let quoted = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p class='x'>He said=3A a='b= c=ZZ d\n";
    for body in [
        quoted.to_string(),
        format!("Content-Type: multipart/mixed; boundary=x\n\n--x\n{quoted}--x--\n"),
    ] {
        let (mail, report) = one("m.eml", format!("{head}{body}"));
        assert_eq!(shown(&mail), "text: He said=3A a='b= c=ZZ d\n", "{body}");
        assert_eq!(notes(&report), ["bad-encoding"], "{body}");
    }
}

#[test]
fn mails_are_known_without_a_kind_in_their_names() {
    let html = "Content-Type: text/html\n\n<html><body><p>Yes.</p></body></html>\n";
    let mail = format!(
        "Return-Path: <a@b.example>\nReceived: from x by y; Tue, 14 Mar 2023 10:00:00 +0000\nFrom: a@b.example\nMessage-ID: <1@b.example>\n{html}"
    );
    for (name, bytes) in [
        ("cur/1678.M2.host:2,S", mail.clone()),
        ("Inbox", format!("From a Tue Mar 14 10:00:00 2023\n{mail}")),
    ] {
        let (document, _) = one(name, bytes);
        assert_eq!(shown(&document), "text: Yes.\n", "{name}");
        assert_eq!(field(&document, "date"), "2023-03-14", "{name}");
    }
}

#[test]
fn mails_and_texts_in_old_encodings() {
    let text = "From: a@b.example\nSubject: Мост через реку закроют\nMIME-Version: 1.0\n\nРабочие заменят опоры до осенних дождей, сказала инженер.\n";
    for encoding in [encoding_rs::WINDOWS_1251, encoding_rs::KOI8_R] {
        let (mail, _) = one("m.eml", encoding.encode(text).0);
        assert_eq!(mail.title, "Мост через реку закроют");
        assert_eq!(
            shown(&mail),
            "text: Рабочие заменят опоры до осенних дождей, сказала инженер.\n"
        );
    }
    let text =
        "<?xml version='1.0' encoding='iso-8859-2'?><TEI><text><p>Most zamknięto.</p></text></TEI>";
    let (text, _) = one("m.tei", encoding_rs::ISO_8859_2.encode(text).0);
    assert_eq!(shown(&text), "text: Most zamknięto.\n");
}

#[test]
fn a_mailbox_is_read_mail_by_mail() {
    let mailbox = "From mira@alder.example Tue Mar 14 10:00:00 2023\nFrom: Mira <mira@alder.example>\nSubject: One\n\n\
        First.\n\nFrom there we went home.\n>From the start.\n\n\
        From - Wed Mar 15 10:00:00 2023\nno header at all\n\n\
        From x\nSubject: Three\nDate: Thu, 99 Foo 2023\n\nThird.\n";
    let (corpus, report) = made(&[("talk.mbox", mailbox)]);
    assert_eq!(titles(&corpus), ["One", "Three"]);
    assert_eq!(corpus.documents[1].id, "talk/3");
    assert_eq!(
        shown(&corpus.documents[0]),
        "text: First. / From there we went home. / From the start.\n"
    );
    assert_eq!(notes(&report), ["bad-mail"]);
    assert_eq!(report.notes[0].place, "talk.mbox, line 10");
}

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const MORE_RELATIONS: &str = r#"<Relationships>
<Relationship Type="http://x/styles" Target="styles.xml"/><Relationship Type="http://x/header" Target="header1.xml"/>
<Relationship Type="http://x/footnotes" Target="/word/footnotes.xml"/><Relationship Type="http://x/comments" Target="comments.xml"/>
</Relationships>"#;

/// A DOCX of a body, with all that a DOCX may have around it.
fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#
    );
    let wrap =
        |text: &str| format!(r#"<w:x xmlns:w="w"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:x>"#);
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", RELATIONS),
        ("word/_rels/document.xml.rels", MORE_RELATIONS),
        ("word/document.xml", &document),
        (
            "word/styles.xml",
            r#"<w:styles xmlns:w="w"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
            <w:style w:styleId="Meine"><w:name w:val="Meine"/><w:basedOn w:val="berschrift1"/></w:style>
            <w:style w:styleId="Bild"><w:name w:val="caption"/></w:style>
            <w:style w:styleId="Kreis"><w:basedOn w:val="Kreis"/></w:style></w:styles>"#,
        ),
        ("word/header1.xml", &wrap("Port Alder Gazette")),
        ("word/footnotes.xml", &wrap("See the report.")),
        ("word/comments.xml", &wrap("Is this so?")),
        (
            "docProps/core.xml",
            r#"<c:coreProperties xmlns:c="c"><dc:creator>Mira Holt</dc:creator><c:keywords>harbour, grain</c:keywords>
            <dcterms:created>2023-03-14T10:00:00Z</dcterms:created></c:coreProperties>"#,
        ),
    ])
}

#[test]
fn a_docx_is_read_as_it_stands_after_all_changes() {
    let (document, report) = one(
        "files/terminal.docx",
        docx(
            r#"<w:p><w:pPr><w:pStyle w:val="Meine"/></w:pPr><w:r><w:t>The terminal</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">It </w:t></w:r><w:del><w:r><w:delText>was</w:delText></w:r></w:del>
            <w:ins><w:r><w:t>is</w:t></w:r></w:ins><w:r><w:tab/><w:t>old </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>
            <w:hyperlink><w:r><w:t>and &amp; wide</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1958</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p><w:r><w:t>Two.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:p><w:pPr><w:pStyle w:val="Bild"/></w:pPr><w:r><w:t>The quay</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="Kreis"/></w:pPr><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Choice>
            <mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>
            <w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>پل</w:t></w:r></w:p><w:sectPr/>"#,
        ),
    );
    assert_eq!(document.title, "The terminal");
    assert_eq!(
        shown(&document),
        "other: Port Alder Gazette\ntext: It is old and & wide / Year\t1958 / One. / Two.\ncaption: The quay\ntext: In a box\n\
         heading: پل\nnote: See the report.\ncomment: Is this so?\n"
    );
    assert_eq!(field(&document, "author"), "Mira Holt");
    assert_eq!(field(&document, "tags"), "harbour; grain");
    assert_eq!(notes(&report), ["tracked-changes"]);
    assert!(
        report.notes[0]
            .message
            .contains("1 deletions were left out and 1 insertions kept")
    );
}

#[test]
fn an_odt_is_read_as_it_stands_after_all_changes() {
    let content = r#"<office:document-content xmlns:office="o"><office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/>
        <style:style style:name="P2" style:parent-style-name="Illustration"/></office:automatic-styles><office:body><office:text>
        <text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:p text:style-name="P1">Мост</text:p><text:h text:outline-level="2">Опоры</text:h>
        <text:p>Мост<text:s text:c="2"/>стоит<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>С 1958 года.</text:p></text:note-body></text:note>
        <text:span>долго</text:span>.<office:annotation><dc:creator>А</dc:creator><text:p>Так ли?</text:p></office:annotation></text:p>
        <text:list><text:list-item><text:p>раз</text:p></text:list-item><text:list-item><text:p>два</text:p></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>Год</text:p></table:table-cell><table:table-cell><text:p>1958</text:p></table:table-cell></table:table-row></table:table>
        <text:table-of-content><text:index-body><text:p>Опоры 2</text:p></text:index-body></text:table-of-content>
        <text:p><draw:frame><draw:text-box><text:p text:style-name="P2">Вид</text:p></draw:text-box></draw:frame></text:p>
        <text:p text:style-name="P2">Мост зимой</text:p></office:text></office:body></office:document-content>"#;
    let meta = r#"<office:document-meta xmlns:office="o"><office:meta><meta:initial-creator>Анна Лескова</meta:initial-creator>
        <dc:creator>Кто-то</dc:creator><meta:keyword>мост</meta:keyword><dc:language>ru</dc:language>
        <meta:creation-date>2023-03-14T10:00:00</meta:creation-date></office:meta></office:document-meta>"#;
    let styles = r#"<s><style:master-page><style:header><text:p>Вестник</text:p></style:header><style:footer><text:p>Страница</text:p></style:footer></style:master-page></s>"#;
    let file = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
        ("styles.xml", styles),
        ("meta.xml", meta),
    ]);
    let (document, report) = one("bridge.odt", file);
    assert_eq!(document.title, "Мост");
    assert_eq!(
        shown(&document),
        "other: Вестник\nheading: Опоры\ntext: Мост стоит долго. / раз / два / Год\t1958\nnavigation: Опоры 2\ntext: Вид\n\
         caption: Мост зимой\nnote: С 1958 года.\ncomment: Так ли?\nother: Страница\n"
    );
    for (name, value) in [
        ("author", "Анна Лескова"),
        ("language", "ru"),
        ("tags", "мост"),
    ] {
        assert_eq!(field(&document, name), value, "{name}");
    }
    assert_eq!(notes(&report), ["tracked-changes"]);
    let locked = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "\u{1}"),
        (
            "META-INF/manifest.xml",
            "<m><file-entry><encryption-data/></file-entry></m>",
        ),
    ]);
    let (corpus, report) = made(&[("a.txt", &b"words"[..]), ("locked.odt", &locked)]);
    assert_eq!(
        (corpus.documents.len(), notes(&report)),
        (1, vec!["encrypted"])
    );
}

fn epub(more: &[(&str, &str)]) -> Vec<u8> {
    let package = r#"<package><metadata xmlns:dc="d"><dc:title>Нити</dc:title><dc:creator>Анна Лескова</dc:creator><dc:language>ru</dc:language>
        <dc:publisher>Верхний Ключ</dc:publisher><dc:date>2019-05</dc:date></metadata><manifest>
        <item id="nav" href="nav.xhtml" properties="nav"/><item id="a" href="text/one%20a.xhtml"/><item id="b" href="text/two.xhtml"/>
        <item id="c" href="text/three.xhtml"/><item id="d" href="text/gone.xhtml"/></manifest>
        <spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/><itemref idref="d"/></spine></package>"#;
    let mut entries = vec![
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            r#"<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"#,
        ),
        ("OEBPS/book.opf", package),
        (
            "OEBPS/nav.xhtml",
            r##"<html><body><nav><ol><li><a href="text/one%20a.xhtml#x">Глава первая</a></li><li><a href="./text/two.xhtml">Вторая</a></li></ol></nav></body></html>"##,
        ),
        (
            "OEBPS/text/one a.xhtml",
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><h1>Глава первая</h1>\
             <p>Река <i>шу</i>мела.</p><figure><img src='a.png'/><figcaption>Берег</figcaption></figure><blockquote>Пели.</blockquote>\
             <aside epub:type='footnote'>Так говорят.</aside></body></html>",
        ),
        (
            "OEBPS/text/two.xhtml",
            "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='x.js'/></head><body><p>Снег.<a id='p2'/></p></body></html>",
        ),
        (
            "OEBPS/text/three.xhtml",
            "<html><body><img src='cover.png'/></body></html>",
        ),
    ];
    entries.extend(more);
    zipped(&entries)
}

#[test]
fn a_book_is_its_chapters() {
    let (corpus, report) = made(&[("нити.epub", epub(&[]))]);
    assert_eq!(titles(&corpus), ["Глава первая", "Вторая"]);
    let first = &corpus.documents[0];
    assert_eq!(first.id, "нити/1");
    assert_eq!(
        shown(first),
        "text: Река шумела.\ncaption: Берег\ntext: Пели. / Так говорят.\n"
    );
    for (name, value) in [
        ("book", "Нити"),
        ("author", "Анна Лескова"),
        ("outlet", "Верхний Ключ"),
        ("language", "ru"),
    ] {
        assert_eq!(field(first, name), value, "{name}");
    }
    assert_eq!(notes(&report), ["missing"]);
    let encryption = r#"<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/text/two.xhtml"/></CipherData></EncryptedData></encryption>"#;
    let (corpus, report) = made(&[("b.epub", epub(&[("META-INF/encryption.xml", encryption)]))]);
    assert_eq!(corpus.documents.len(), 1);
    assert_eq!(notes(&report), ["missing", "encrypted"]);
}

/// A TEI document of what stands in its body.
fn tei(header: &str, body: &str) -> String {
    format!(
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"
    )
}

const HEADER: &str = "<fileDesc><titleStmt><title type='sub'>A transcription</title><title type='main'>The grain\n terminal</title>
    <author><persName>Mira Holt</persName></author></titleStmt>
    <publicationStmt><publisher>Alder Archive</publisher><idno type='URI'>https://alder.example/t/1</idno><date when='2020-01-02'/></publicationStmt>
    <sourceDesc><biblStruct><monogr><title level='j'>Port Alder Gazette</title><imprint><date when='1911-05'>May 1911</date></imprint></monogr></biblStruct></sourceDesc></fileDesc>
    <profileDesc><langUsage><language ident='en-GB'>English</language></langUsage><textClass><keywords><term>harbour</term></keywords></textClass></profileDesc>";

#[test]
fn a_tei_text_as_its_editors_would_have_it_read() {
    for (name, body, parts) in [
        (
            "headings, verse, speech",
            "<div><head>Act</head><sp><speaker>Ann</speaker><l>One line</l><l>and an<lb/>other</l></sp><lg><l>x</l></lg></div>",
            "text: Ann / One line / and an other / x\n",
        ),
        (
            "choices",
            "<p>The <choice><sic>teh</sic><corr>old</corr></choice> <choice><orig>halle</orig><reg>hall</reg></choice>, \
             <choice><abbr>Dr</abbr><expan>Doctor</expan></choice> <subst><del>A</del><add>Bo</add></subst> \
             <app><rdg>x</rdg><lem>y</lem></app> <gap/> <sic>as is</sic></p>",
            "text: The old hall, Doctor Bo y […] as is\n",
        ),
        (
            "breaks in words",
            "<p>har-<lb break='no'/>\n  bour and\n<pb n='2'/>quay, side<pb break='no'/>walk</p>",
            "text: harbour and quay, sidewalk\n",
        ),
        (
            "notes come behind",
            "<p>Text<note place='foot'><p>Aside.</p><p>More.</p></note> goes on.</p><fw>Page 3</fw><p>End.</p>",
            "text: Text goes on. / End.\nnote: Aside. / More.\nother: Page 3\n",
        ),
        (
            "figures and tables",
            "<figure><head>The quay</head><figDesc>A ship.</figDesc></figure><table><head>Prices</head><row><cell>Year</cell><cell>1911</cell></row></table>",
            "caption: The quay\ncaption: A ship.\ncaption: Prices\ntext: Year\t1911\n",
        ),
        (
            "words marked one by one",
            "<s><w>The</w><w>ship</w><pc>,</pc><w>too</w><pc>.</pc></s> <s><w>It</w> <w>is</w><w>n't</w> <pc>.</pc></s>",
            "text: The ship, too. It isn't.\n",
        ),
        (
            "entities",
            "<p>fish &amp; chips &#x645; &own; &lol9; &file;</p>",
            "text: fish & chips م own words &lol9; &file;\n",
        ),
        (
            "lists",
            "<list><item>one</item><item>two</item></list>",
            "text: one / two\n",
        ),
    ] {
        let file =
            "<?xml version='1.0'?><!DOCTYPE TEI [<!ENTITY own \"own words\"><!ENTITY lol \"lol\">\
            <!ENTITY lol9 \"&lol;&lol;\"><!ENTITY file SYSTEM \"file:///etc/passwd\">]>"
                .to_string()
                + &tei(HEADER, body).replace("<head>Act", "<head>The grain terminal");
        let (document, report) = one("t.xml", file);
        assert_eq!(shown(&document), parts, "{name}");
        assert_eq!(document.title, "The grain terminal", "{name}");
        assert!(report.notes.is_empty(), "{name}: {:?}", report.notes);
    }
    let document = one("t.tei", tei(HEADER, "<p>x</p>")).0;
    for (name, value) in [
        ("author", "Mira Holt"),
        ("outlet", "Port Alder Gazette"),
        ("date", "1911-05"),
        ("language", "en-GB"),
        ("tags", "harbour"),
        ("url", "https://alder.example/t/1"),
    ] {
        assert_eq!(field(&document, name), value, "{name}");
    }
}

#[test]
fn a_tei_corpus_is_its_texts_also_when_it_breaks_off() {
    let header =
        |title: &str| format!("<fileDesc><titleStmt><title>{title}</title></titleStmt></fileDesc>");
    let file = format!(
        "<teiCorpus><teiHeader><profileDesc><langUsage><language ident='ur'/></langUsage></profileDesc></teiHeader>\n{}\n{}\n<TEI><text><p>cut",
        tei(&header("One"), "<p>پہلا</p>"),
        tei(&header("Two"), "<p>x</p></div><q>y</wrong></q>")
    );
    let (corpus, report) = made(&[("c.xml", &file)]);
    assert_eq!(titles(&corpus), ["One", "Two", "c/3"]);
    assert_eq!(corpus.documents[1].id, "c/2");
    assert_eq!(field(&corpus.documents[0], "language"), "ur");
    assert_eq!(shown(&corpus.documents[2]), "text: cut\n");
    assert_eq!(notes(&report), ["broken"]);
    assert_eq!(report.notes[0].place, "c.xml, line 4");
}

/// A PDF that a browser or a printer made of a page that we wrote.
macro_rules! pdf {
    ($name:literal) => {
        include_bytes!(concat!("files/office/", $name, ".pdf"))
    };
}

#[cfg(feature = "pdf")]
#[test]
fn pdfs_are_text_again() {
    let (gazette, report) = one("gazette.pdf", pdf!("gazette"));
    assert_eq!(gazette.title, "Council weighs fate of grain terminal");
    let text = shown(&gazette);
    assert!(
        text.starts_with(
            "text: The harbour council of Port Alder met on Tuesday to decide whether"
        ),
        "{text}"
    );
    assert!(
        text.contains("kept for the fishing cooperative that")
            || text.contains("kept for the fishing co-operative that"),
        "{text}"
    );
    assert!(text.contains("that the harbour needs the ground"), "{text}");
    assert!(text.contains("come back from the north with their drawings, for the road is shut by snow. The tailors"), "{text}");
    assert!(
        text.ends_with("\nother: The Port Alder Gazette / Page\n"),
        "{text}"
    );
    assert_eq!(
        text.matches("\ntext: ").count(),
        0,
        "the pages are one text: {text}"
    );
    assert!(report.notes.is_empty(), "{:?}", report.notes);

    let (columns, _) = one("columns.pdf", pdf!("columns"));
    let text = shown(&columns);
    let second = text.find("Opponents say").unwrap();
    assert!(text[second..].starts_with("Opponents say that the foundations are weak and that the harbour needs the ground, which"), "{text}");

    let (bridge, _) = one("bridge.pdf", pdf!("bridge"));
    assert_eq!(bridge.title, "Мост закроют на ремонт");
    assert!(shown(&bridge).contains("обсудил ремонт моста через реку Тальницу. Депутаты предложили закрыть движение на две недели, чтобы рабочие"));
}

#[cfg(feature = "pdf")]
#[test]
fn what_a_pdf_does_not_give_is_said() {
    let (library, report) = one("library.pdf", pdf!("library"));
    assert_eq!(library.title, "نیلم آباد میں کتب خانہ کھل گیا");
    assert!(
        shown(&library).contains("کا افتتاح کیا"),
        "right to left: {}",
        shown(&library)
    );
    assert_eq!(notes(&report), ["unreadable-glyphs"]);
    let (_, report) = one("garbled.pdf", pdf!("garbled"));
    assert_eq!(notes(&report), ["unreadable-glyphs"]);
    let gazette = pdf!("gazette");
    for (name, bytes, code) in [
        ("drawn.pdf", &pdf!("drawn")[..], "no-text"),
        ("locked.pdf", &pdf!("locked")[..], "encrypted"),
        ("cut.pdf", &gazette[..200], "broken"),
        ("empty.pdf", &gazette[..9], "broken"),
        ("none.pdf", b"", "broken"),
    ] {
        let (corpus, report) = made(&[("a.txt", &b"words"[..]), (name, bytes)]);
        assert_eq!(
            (corpus.documents.len(), notes(&report)),
            (1, vec![code]),
            "{name}: {:?}",
            report.notes
        );
        assert!(report.notes[0].message.starts_with(name));
    }
}

#[test]
fn conllu_is_text_again() {
    let file = "# newdoc id = harbour-1\n# title = The quay\n# meta::dateCreated = 2023-03-14\n# newpar\n# sent_id = 1\n\
        1\tIt\tit\tPRON\t_\t_\t2\tnsubj\t_\t_\n2-3\tcannot\t_\t_\t_\t_\t_\t_\t_\t_\n2\tcan\tcan\tAUX\t_\t_\t0\troot\t_\t_\n\
        3\tnot\tnot\tPART\t_\t_\t2\tadvmod\t_\t_\n4\tlast\tlast\tVERB\t_\t_\t2\tx\t_\tSpaceAfter=No\n4.1\tunseen\t_\t_\t_\t_\t_\t_\t_\t_\n\
        5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\nbroken line here\n# text = \"So,\" he said.\n1\tSo\t_\tTAG99\n\n# newpar\n1\tEnd\n\n\
        # newdoc id = پل\n# text = پل بند ہے۔\n1\tپل\t_\n";
    let (corpus, report) = made(&[("ud/x.conllu", file)]);
    assert_eq!(titles(&corpus), ["The quay", "ud/x/پل"]);
    assert_eq!(corpus.documents[0].id, "ud/x/harbour-1");
    assert_eq!(field(&corpus.documents[0], "date"), "2023-03-14");
    assert_eq!(
        shown(&corpus.documents[0]),
        "text: It cannot last. \"So,\" he said. / End\n"
    );
    assert_eq!(shown(&corpus.documents[1]), "text: پل بند ہے۔\n");
    assert_eq!(notes(&report), ["bad-line"]);
    assert_eq!(report.notes[0].place, "ud/x.conllu, line 14");
    let old = one(
        "old.conll",
        "1 He _ X\n2 did _ X\n3 n't _ X\n4 , _ X\n5 ( _ X\n6 no _ X\n7 ) _ X\n8 . _ X\n",
    )
    .0;
    assert_eq!(shown(&old), "text: He didn't, (no).\n");
}

#[test]
fn vertical_text_is_text_again() {
    let file = "<?xml version=\"1.0\"?>\n<corpus>\n<text id=\"a&amp;b\" title=\"The quay\" date=\"2018\" author=\"Mira\">\n<head>\nThe\tDT\nquay\tNN\n</head>\n\
        <p>\n<s>\n\"\t``\nNo\tUH\n\"\t''\n,\t,\nsaid\tVBD\nA&amp;B\tNP\n.\tSENT\n</s>\n<s>\n这\n是\n桥\n。\n</s>\n</p>\n<p>\nMore\n< 5\n</p>\n</text>\n\
        <text id=\"c\" date=\"14. März 2018\">\nНет\n!\n</text>\n</corpus>\n";
    let (corpus, report) = made(&[("c.vrt", file)]);
    assert_eq!(titles(&corpus), ["The quay", "c/c"]);
    let first = &corpus.documents[0];
    assert_eq!(first.id, "c/a&b");
    assert_eq!(
        shown(first),
        "text: \"No\", said A&B. 这是桥。 / More < 5\n"
    );
    assert_eq!(
        (
            field(first, "date").as_str(),
            field(first, "author").as_str()
        ),
        ("2018", "Mira")
    );
    assert_eq!(shown(&corpus.documents[1]), "text: Нет!\n");
    assert!(report.notes.is_empty(), "{:?}", report.notes);
    let glued = one("g.vrt", "<doc>\n(\nno\n<g/>\n)\n</doc>\n").0;
    assert_eq!(shown(&glued), "text: ( no)\n");
}

#[test]
fn a_zip_with_words_in_its_names_is_no_document() {
    let (notes_of, _) = one(
        "a.zip",
        zipped(&[("keyword/notes.txt", "Prices of the week.")]),
    );
    assert_eq!(shown(&notes_of), "text: Prices of the week.\n");
}

#[test]
fn broken_files_are_noted_and_the_rest_is_read() {
    let book = epub(&[]);
    let deep = format!(
        "<TEI><text>{}x{}</text></TEI>",
        "<div>".repeat(50_000),
        "</div>".repeat(50_000)
    );
    for (name, bytes, code) in [
        ("a.docx", &docx("<w:p/>")[..300], "broken"),
        (
            "a.docx",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1more",
            "encrypted",
        ),
        ("a.odt", b"", "broken"),
        ("a.docx", &zipped(&[("x", "y")]), "broken"),
        ("a.odt", &zipped(&[("x", "y")]), "broken"),
        ("a.epub", &zipped(&[("x", "y")]), "broken"),
        ("a.epub", &book[..book.len() / 2], "broken"),
        ("a.tei", &b""[..], "no-text"),
        ("a.tei", b"<TEI><teiHeader/></TEI>", "no-text"),
        ("a.conllu", b"", "empty"),
        ("a.vrt", b"<text>\n</text>", "empty"),
        ("a.mbox", b"\n\n", "empty"),
        ("a.eml", b"", "bad-mail"),
        ("a.eml", b"just words", "bad-mail"),
    ] {
        let (corpus, report) = made(&[("words.txt", &b"words"[..]), (name, bytes)]);
        assert_eq!(corpus.documents.len(), 1, "{name}");
        assert_eq!(notes(&report), [code], "{name}");
    }
    assert_eq!(shown(&one("deep.tei", deep).0), "text: x\n");
    let nest = |start: &str, inner: &str, end: &str| start.repeat(50) + inner + &end.repeat(50);
    let text = "<w:p><w:r><w:t>in</w:t></w:r></w:p>";
    let tables = nest("<w:tbl><w:tr><w:tc>", text, "</w:tc></w:tr></w:tbl>");
    let boxes = nest("<w:p><w:txbxContent>", text, "</w:txbxContent></w:p>");
    for body in [tables, boxes] {
        assert!(shown(&one("deep.docx", docx(&body)).0).contains("\ntext: in\n"));
    }
    let odt = |body: String| {
        zipped(&[(
            "content.xml",
            format!("<d><body><text>{body}</text></body></d>").as_str(),
        )])
    };
    let tables = nest(
        "<table><table-row><table-cell><section>",
        "<p>in</p>",
        "</section></table-cell></table-row></table>",
    );
    let boxes = nest("<p><text-box>", "<p>in</p>", "</text-box></p>");
    for body in [tables, boxes] {
        assert_eq!(shown(&one("deep.odt", odt(body)).0), "text: in\n");
    }
    let (cut, report) = one(
        "cut.docx",
        zipped(&[(
            "word/document.xml",
            "<d><body><p><r><t>One.</t></r></p>\n<p><r><t>Tw",
        )]),
    );
    assert_eq!(shown(&cut), "text: One. / Tw\n");
    assert_eq!(report.notes[0].place, "cut.docx/word/document.xml, line 2");
}

#[test]
fn a_bomb_in_a_document_is_left_out() {
    let blanks = " ".repeat(20 << 20);
    let (corpus, report) = made(&[
        ("words.txt", b"words".to_vec()),
        ("bomb.docx", zipped(&[("word/document.xml", &blanks)])),
    ]);
    assert_eq!(corpus.documents.len(), 1);
    assert_eq!(notes(&report), ["bomb"]);
    assert_eq!(report.notes[0].place, "bomb.docx/word/document.xml");
}

/// A good file of each kind.
fn good() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.eml", REPLY.into()),
        (
            "a.mbox",
            format!(
                "From a Tue Mar 14 10:00:00 2023\n{REPLY}\nFrom b Tue Mar 14 10:00:00 2023\n{REPLY}"
            )
            .into(),
        ),
        ("a.docx", docx("<w:p><w:r><w:t>One.</w:t></w:r></w:p>")),
        (
            "a.odt",
            zipped(&[("content.xml", "<d><b><t><p>One.</p></t></b></d>")]),
        ),
        ("a.epub", epub(&[])),
        ("a.tei", tei(HEADER, "<p>One.</p>").into()),
        (
            "a.conllu",
            b"# newdoc id = 1\n1-2\tdu\t_\n1\tde\t_\n2\tle\t_\n".to_vec(),
        ),
        (
            "a.vrt",
            b"<text id=\"a\">\n<p>\nOne\tx\n<g/>\n.\ty\n</p>\n</text>\n".to_vec(),
        ),
        ("a.pdf", pdf!("bridge").to_vec()),
    ]
}

/// Pieces of XML of all kinds, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = [
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "<w:t>",
        "</w:t>",
        "<w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:del>",
        "<mc:AlternateContent>",
        "<text:p>",
        "<text:note>",
        "<table:table>",
        "<table:table-row>",
        "<choice>",
        "<sic/>",
        "<lb break='no'/>",
        "<p>",
        "</p>",
        "<row>",
        "<cell>",
        "<note>",
        "<w>",
        "<pc>.</pc>",
        "&x;",
        "&#0;",
        "&",
        "<",
        ">",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "پل",
        "word ",
        "\n",
        "<a b=\"",
        "\"/>",
        "<?",
        "?>",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..60)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn no_bytes_break_a_reader(at in 0..9usize, bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = gathered(&[(good()[at].0, bytes)], &Options::default());
    }

    #[test]
    fn no_damage_breaks_a_reader(
        at in 0..9usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        end in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let (name, mut bytes) = good().swap_remove(at);
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Some(end) = end {
            bytes.truncate(end.index(bytes.len()));
        }
        let once = gathered(&[(name, &bytes)], &Options::default());
        prop_assert_eq!(once, gathered(&[(name, &bytes)], &Options::default()));
    }

    #[test]
    fn no_markup_breaks_a_reader(markup in pieces()) {
        let odt = zipped(&[("content.xml", &format!("<d><body><text>{markup}</text></body></d>"))]);
        let chapter = [("OEBPS/text/gone.xhtml", markup.as_str())];
        for (name, bytes) in [("a.docx", docx(&markup)), ("a.odt", odt), ("a.epub", epub(&chapter)), ("a.tei", tei(&markup, &markup).into())] {
            let _ = gathered(&[(name, bytes)], &Options::default());
        }
    }
}

#[test]
fn mails_inside_one_another_are_opened_so_deep_and_no_deeper() {
    let head = "From: a@b.example\nSubject: Passed on\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n";
    for (deep, read) in [(3, 4), (10_000, 16)] {
        let mail = head.repeat(deep) + "From: c@d.example\nSubject: First\n\nWords.\n";
        let (corpus, report) = made(&[("m.eml", mail)]);
        assert_eq!(corpus.documents.len(), read, "{deep}");
        assert_eq!(notes(&report).contains(&"too-deep"), deep > read);
    }
}

#[test]
fn a_mail_of_empty_lines_takes_no_longer_than_another() {
    let empty = "\n".repeat(300_000);
    let mail = format!("From: a@b.example\nSubject: s\n\nHello.\n{empty}Yours\n");
    assert_eq!(shown(&one("m.eml", mail).0), "text: Hello. / Yours\n");
}
