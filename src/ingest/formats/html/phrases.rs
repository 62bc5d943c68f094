//! What a short line says of itself: "Read more:", "Comments (16)", "Published in …", in the languages of the corpus.

use super::kind::Kind;

/// Characters beyond which a line is a paragraph, and says nothing of itself by its first words.
const LONGEST: usize = 240;

/// The kind that a line names, where it stands alone or in front of links.
pub(super) fn of(line: &str) -> Option<Kind> {
    let chars = line.chars().count();
    if chars > LONGEST {
        return None;
    }
    let bare = bare(line);
    if is_one_of(&bare, WHOLE_SHARE) || is_share(&bare) {
        Some(Kind::Share)
    } else if is_one_of(&bare, WHOLE_COMMENT) {
        Some(Kind::Comment)
    } else if is_one_of(&bare, WHOLE_ADVERTISEMENT) {
        Some(Kind::Advertisement)
    } else if is_one_of(&bare, WHOLE_RELATED) || is_one_of(&bare, ELSEWHERE) {
        Some(Kind::Related)
    } else if is_one_of(&bare, WHOLE_NOTICE) || is_copyright(line) {
        Some(Kind::Notice)
    } else if begins_with(&bare, PUBLISHED) {
        Some(Kind::Published)
    } else {
        None
    }
}

/// Whether a line begins as those do that lead to another story; what follows is its title, mostly a link.
pub(super) fn leads_elsewhere(line: &str) -> bool {
    line.chars().count() <= LONGEST && begins_with(&bare(line), ELSEWHERE)
}

/// Whether a line begins as lists of keywords do.
pub(super) fn lists_tags(line: &str) -> bool {
    begins_with(&bare(line), TAGS)
}

/// Whether a line has the mark of a lead: `Read more: …` rather than "Read more books, says minister".
pub(super) fn has_colon(line: &str) -> bool {
    let head: String = line.chars().take(40).collect();
    head.contains([':', '：', '|', '»', '›', '→', '>'])
}

/// Whether a text asks for cookies, or for a subscription.
pub(super) fn asks_for_consent(text: &str) -> bool {
    let text = text.to_lowercase();
    let names = |words: &[&str]| words.iter().any(|word| text.contains(word));
    names(&["cookie", "куки", "кукі", "çerez", "کوکیز", "كوكيز"])
        && names(&[
            "we use",
            "accept",
            "consent",
            "uses",
            "agree",
            "settings",
            "privacy",
            "wir verwenden",
            "nous utilisons",
            "utilizamos",
            "utilizziamo",
            "используем",
            "использует",
            "соглас",
            "kullan",
            "gebruiken",
            "استعمال",
            "نستخدم",
            "używa",
            "使用",
        ])
}

/// Names of networks and nothing else: "Facebook Twitter Email".
fn is_share(bare: &str) -> bool {
    let word = |word: &str| {
        is_one_of(word, WHOLE_SHARE)
            || matches!(
                word,
                "this" | "page" | "story" | "on" | "via" | "by" | "article" | "x"
            )
    };
    bare.split(' ').any(|first| is_one_of(first, WHOLE_SHARE)) && bare.split(' ').all(word)
}

pub(super) fn is_copyright(line: &str) -> bool {
    let line = line.to_lowercase();
    let marked = line.contains('©') || line.contains("(c) 19") || line.contains("(c) 20");
    marked && !line.ends_with([',', ';'])
        || [
            "all rights reserved",
            "все права защищены",
            "جملہ حقوق",
            "جمیع حقوق",
            "جميع الحقوق محفوظة",
            "alle rechte vorbehalten",
            "tous droits réservés",
            "todos los derechos reservados",
            "todos os direitos reservados",
            "tutti i diritti riservati",
            "tüm hakları saklıdır",
            "wszelkie prawa zastrzeżone",
            "版权所有",
            "版權所有",
        ]
        .iter()
        .any(|words| line.contains(words))
}

/// Whether a line is who wrote it or when, rather than what happened.
pub(super) fn is_byline(line: &str) -> bool {
    let chars = line.chars().count();
    if chars > 140 {
        return false;
    }
    let bare = bare(line);
    let words = bare.split(' ').filter(|word| !word.is_empty()).count();
    !ends_sentence(line)
        && ((words <= 10 && begins_with(&bare, BYLINE)) || (words <= 8 && names_a_day(line)))
}

/// Whether a short line has a year or an hour in it.
pub(super) fn names_a_day(line: &str) -> bool {
    let line: String = line.chars().map(western).collect();
    let numbers = line
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse::<u32>().ok());
    let mut numbers = numbers.filter(|year| (1900..2100).contains(year));
    numbers.next().is_some() || is_hour(&line)
}

fn is_hour(line: &str) -> bool {
    line.char_indices()
        .filter(|(_, c)| *c == ':')
        .any(|(at, _)| {
            let before = line[..at].ends_with(|c: char| c.is_ascii_digit());
            let after: Vec<u8> = line[at + 1..].bytes().take(2).collect();
            before && after.len() == 2 && after.iter().all(u8::is_ascii_digit)
        })
}

/// Arabic, Persian, Devanagari, Bengali and full-width digits as western ones.
fn western(c: char) -> char {
    let zero = match c {
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        '\u{0966}'..='\u{096F}' => '\u{0966}',
        '\u{09E6}'..='\u{09EF}' => '\u{09E6}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return c,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// Whether a line ends as sentences do.
pub(super) fn ends_sentence(line: &str) -> bool {
    let end = line.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»›)]』」".contains(c));
    end.ends_with([
        '.', '!', '?', '…', '。', '！', '？', '۔', '؟', '।', '：', ':', '؛', ';',
    ])
}

/// A line's letters, in lower case, words parted by one space.
fn bare(line: &str) -> String {
    let mut bare = String::with_capacity(line.len());
    for c in line.chars() {
        if c.is_alphabetic() || matches!(c, '\u{0300}'..='\u{036F}' | '\u{0900}'..='\u{0DFF}') {
            bare.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’' | '\u{200C}' | '\u{200D}') && !bare.ends_with(' ') {
            bare.push(' ');
        }
    }
    bare.trim().to_string()
}

fn is_one_of(bare: &str, lines: &[&str]) -> bool {
    !bare.is_empty() && lines.contains(&bare)
}

fn begins_with(bare: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        bare.strip_prefix(phrase).is_some_and(|rest| {
            // Scripts without spaces go on at once.
            rest.is_empty()
                || rest.starts_with(' ')
                || phrase.chars().any(|c| u32::from(c) >= 0x2E80)
        })
    })
}

#[rustfmt::skip]
const ELSEWHERE: &[&str] = &[
    "read more", "read also", "also read", "read next", "read here", "must read", "see also", "watch also", "also see", "related", "related story", "related stories",
    "related article", "related articles", "related news", "related reading", "further reading", "more on this", "more on", "more from", "dont miss", "you may also like", "you might also like",
    "recommended", "in case you missed it", "explore more", "explained", "editorial", "read the full story", "click here to read", "up next",
    "читайте также", "читать также", "читать далее", "читайте далее", "читайте подробнее", "смотрите также", "ещё по теме", "еще по теме", "по теме", "материалы по теме", "подробнее",
    "مزید پڑھیں", "مزید پڑھیے", "مزید پڑھئے", "یہ بھی پڑھیں", "یہ بھی پڑھیے", "بھی پڑھیں", "اسی بارے میں", "متعلقہ خبر", "متعلقہ خبریں",
    "اقرأ أيضا", "اقرأ ايضا", "اقرأ المزيد", "بیشتر بخوانید", "यह भी पढ़ें", "और पढ़ें", "ये भी पढ़ें", "আরও পড়ুন",
    "lire aussi", "à lire aussi", "à lire", "lire également", "voir aussi", "lesen sie auch", "lesen sie mehr", "mehr zum thema", "lesen sie hier", "siehe auch", "auch interessant", "weiterlesen",
    "lea también", "lee también", "leer también", "leer más", "vea también", "te puede interesar", "leia também", "leia mais", "veja também", "saiba mais", "leggi anche", "leggi di più",
    "ilgili haber", "ilgili haberler", "devamını oku", "bunu da oku", "czytaj także", "czytaj też", "zobacz także", "lees ook", "läs också", "läs även", "læs også", "les også", "lue myös",
    "相关阅读", "相关新闻", "相关报道", "延伸阅读", "推荐阅读", "相關新聞", "関連記事", "あわせて読みたい", "관련기사", "관련 기사",
];

#[rustfmt::skip]
const WHOLE_RELATED: &[&str] = &[
    "more stories", "more news", "top stories", "latest news", "latest", "latest stories", "trending", "trending now", "most read", "most popular", "most viewed", "popular", "popular posts", "recent posts", "editors picks",
    "recommended for you", "you may like", "from the web", "around the web", "around the network", "next story", "previous story", "previous post", "next post", "newer post", "older post", "previous", "next", "older posts", "newer posts",
    "you may also like", "you might also like", "keep reading", "read more", "whats hot", "in pictures", "more in this section", "more by this author", "suggested stories", "sponsored stories",
    "popular now", "ещё новости", "еще новости", "главное", "главные новости", "новости по теме", "популярное", "самое читаемое", "последние новости", "лента новостей", "новости партнёров", "новости партнеров",
    "تازہ ترین", "مقبول خبریں", "مقبول ترین", "اہم خبریں", "الأكثر قراءة", "mehr", "meistgelesen", "das könnte sie auch interessieren", "sur le même sujet", "les plus lus", "lo más leído", "más leídas", "noticias relacionadas",
    "mais lidas", "i più letti", "çok okunanlar", "热门", "热点新闻", "最新", "最新新闻", "热门新闻", "图片新闻",
];

#[rustfmt::skip]
const WHOLE_SHARE: &[&str] = &[
    "share", "shares", "share this", "share this story", "share this article", "share this post", "share on facebook", "share on twitter", "share on whatsapp", "share on linkedin", "share via email", "share with friends",
    "share it", "please share", "tweet", "tweet this", "facebook", "twitter", "whatsapp", "linkedin", "reddit", "telegram", "email", "email this", "email this story", "mail", "print", "print this", "print this page", "copy link", "pin it", "pinterest",
    "follow us", "follow us on", "follow us on twitter", "follow us on facebook", "follow us on google news", "like us on facebook", "like this", "like", "save", "messenger", "email this blogthis share to x share to facebook share to pinterest", "blogthis", "share to twitter", "share to facebook", "share to pinterest", "email thisblogthis",
    "listen", "listen to this article", "listen to article", "gift this article", "bookmark",
    "поделиться", "поделитесь", "поделиться ссылкой", "вконтакте", "одноклассники", "распечатать", "версия для печати", "нашли ошибку",
    "شیئر کریں", "شیئر", "شیئرکریں", "پرنٹ کریں", "ای میل", "فیس بک", "ٹوئٹر", "واٹس ایپ", "شارك", "مشاركة", "teilen", "drucken", "partager", "imprimer", "compartir", "imprimir", "compartilhar", "condividi", "stampa", "paylaş", "yazdır", "udostępnij", "drukuj",
    "分享", "分享到", "打印", "收藏", "微信", "微博", "纠错", "责编", "字号", "大", "中", "小",
];

#[rustfmt::skip]
const WHOLE_COMMENT: &[&str] = &[
    "comment", "comments", "comments closed", "comments are closed", "no comments", "no comments yet", "leave a comment", "leave a reply", "leave a reply cancel reply", "post a comment", "add a comment", "add comment", "reader comments", "readers comments", "view comments", "show comments",
    "join the discussion", "join the conversation", "discussion", "responses", "responses to this post", "replies", "have your say", "your comments", "write a comment", "be the first to comment", "conversation",
    "комментарии", "комментариев", "комментарий", "оставить комментарий", "добавить комментарий", "обсуждение", "تبصرے", "تبصرہ کریں", "تبصرہ", "التعليقات", "kommentare", "kommentar schreiben", "commentaires", "laisser un commentaire", "comentarios", "deja un comentario",
    "comentários", "commenti", "yorumlar", "yorum yap", "komentarze", "评论", "网友评论", "我要评论", "发表评论",
];

#[rustfmt::skip]
const WHOLE_ADVERTISEMENT: &[&str] = &[
    "ad", "ads", "advertisement", "advertisements", "advertising", "advertisement continue reading below", "advertisement story continues below", "story continues below advertisement", "article continues below advertisement",
    "continue reading below", "scroll to continue", "sponsored", "sponsored content", "promoted", "paid content", "ads by google", "реклама", "на правах рекламы", "اشتہار", "إعلان", "anzeige", "werbung", "publicité", "publicidad", "publicidade", "pubblicità", "reklam", "reklama", "广告", "廣告", "広告",
];

#[rustfmt::skip]
const WHOLE_NOTICE: &[&str] = &[
    "newsletter", "subscribe", "subscribe now", "sign up", "subscribe to our newsletter", "sign up for our newsletter", "sign in", "log in", "register", "accept", "accept all", "accept cookies", "reject all", "i agree", "ok", "got it", "manage preferences", "privacy policy", "terms of use", "cookie policy",
    "support us", "donate", "donate now", "подписаться", "подпишитесь", "принять", "согласен", "abonnieren", "s abonner", "suscríbete", "abone ol", "订阅",
];

#[rustfmt::skip]
const PUBLISHED: &[&str] = &[
    "published in", "first published in", "first published on", "originally published", "this article originally appeared", "this article first appeared", "this article was originally published", "this article was first published", "this story originally appeared",
    "this story was originally published", "this story first appeared", "a version of this article", "a version of this story", "this article appeared in", "this article appears in", "this piece originally appeared", "this piece was first published", "this post originally appeared", "the article originally appeared",
    "опубликовано в", "впервые опубликовано", "материал опубликован", "erschienen in", "zuerst erschienen", "publié dans", "publicado en", "publicado em", "روزنامہ", "原载", "原文刊于", "本文原载",
];

#[rustfmt::skip]
const BYLINE: &[&str] = &[
    "by", "from our correspondent", "our correspondent", "staff reporter", "our staff reporter", "news desk", "web desk", "updated", "last updated", "published", "published on", "posted", "posted on", "posted by", "written by", "reported by", "edited by", "reporting by", "story by", "text by", "text and photos by",
    "min read", "minute read", "minutes read", "reading time", "last modified", "created",
    "автор", "текст", "обновлено", "опубликовано", "дата публикации", "von", "veröffentlicht", "aktualisiert", "stand", "par", "publié le", "mis à jour", "por", "publicado", "actualizado", "di", "pubblicato", "yazan", "güncelleme", "autor",
    "ویب ڈیسک", "نامہ نگار", "نمائندہ", "شائع", "اپ ڈیٹ", "تحریر", "来源", "作者", "记者", "编辑", "发布时间", "责任编辑", "発行",
];

#[rustfmt::skip]
const TAGS: &[&str] = &[
    "tags", "tag", "tagged", "topics", "filed under", "posted in", "labels", "categories", "category", "keywords", "теги", "метки", "рубрика", "ٹیگز", "ٹیگ", "标签", "关键词", "schlagwörter", "schlagworte", "etiquetas", "etiketler", "mots clés",
];
