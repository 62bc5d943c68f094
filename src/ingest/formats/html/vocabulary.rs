//! The words by which pages name their pieces in classes and ids, in several languages, one word or two run together.

use super::{hints::Body, kind::Kind};

/// The kind that a word of a class or id names.
#[rustfmt::skip]
pub(super) fn kind_of(word: &str) -> Option<Kind> {
    Some(match word {
        "nav" | "navbar" | "navigation" | "navi" | "navlinks" | "menu" | "mainmenu" | "submenu" | "menubar" | "breadcrumb" | "breadcrumbs" | "crumbs"
        | "pagination" | "pager" | "paging" | "sitemap" | "topbar" | "topnav" | "masthead" | "toolbar" | "contentinfo"
        | "skiplink" | "skip" | "searchform" | "searchbox" | "login" | "loginform" | "tags" | "tag" | "taglist" | "tagcloud"
        | "tagslist" | "keywords" | "catlinks" | "topics" | "hamburger" | "sitelinks" | "footerlinks" | "sitefooter" | "pagefooter"
        | "siteheader" | "pageheader" | "backtotop" | "rubrik" | "rubriki" | "etiketler" | "schlagworte"
            => Kind::Navigation,
        "share" | "shares" | "sharing" | "sharebar" | "sharebuttons" | "sharelinks" | "social" | "socials" | "socialmedia"
        | "sociallinks" | "addthis" | "addtoany" | "a2a" | "sharedaddy" | "sharethis" | "sociable" | "ssba" | "followus" | "follow"
        | "podelitsya" | "podelit" | "teilen" | "compartir" | "partager" | "partage" | "condividi" | "paylas" | "udostepnij" | "compartilhar"
            => Kind::Share,
        "related" | "relatedposts" | "relatedarticles" | "relatedlinks" | "relatednews" | "recommended" | "recommendation"
        | "recommendations" | "recirc" | "recirculation" | "readmore" | "alsoread" | "readalso" | "seealso" | "readnext" | "upnext"
        | "morestories" | "morefrom" | "morenews" | "moreon" | "morelike" | "trending" | "popular" | "popularposts" | "mostread"
        | "mostpopular" | "mostviewed" | "latestnews" | "latestposts" | "recentposts" | "topstories" | "outbrain" | "taboola" | "zergnet" | "yarpp"
        | "postnavigation" | "postnav" | "prevnext" | "nextprev" | "relevant" | "incontent" | "inlinerelated" | "lireaussi" | "weiterlesen"
        | "meistgelesen" | "leiamais" | "leertambien" | "relacionadas" | "relacionados" | "noticiasrelacionadas" | "correlati" | "ilgili"
        | "ilgilihaberler" | "powiazane" | "poteme" | "chitaite" | "xiangguan" | "bloglist" | "blogroll"
            => Kind::Related,
        "teaser" | "teasers" | "promo" | "promos" | "promobox" | "carousel" | "ticker" | "newsticker" | "headlinelist"
            => Kind::Teaser,
        "comment" | "comments" | "commentlist" | "commentslist" | "commentarea" | "commentsection" | "disqus" | "respond" | "replies" | "livefyre"
        | "fbcomments" | "discussion" | "kommentare" | "kommentar" | "kommentarii" | "kommentariy" | "komentarze" | "comentarios"
        | "commentaires" | "commenti" | "yorum" | "yorumlar" | "pinglun" | "reactions" | "reacties"
            => Kind::Comment,
        "cookie" | "cookies" | "cookiebar" | "cookiebanner" | "cookienotice" | "consent" | "gdpr" | "ccpa" | "cmp" | "onetrust" | "optanon"
        | "didomi" | "newsletter" | "newslettersignup" | "subscribe" | "subscription" | "subscribebox" | "signup" | "paywall" | "regwall"
        | "copyright" | "disclaimer" | "legal" | "donate" | "donation" | "supportus" | "browsehappy" | "podpiska" | "abonnement" | "adblock"
            => Kind::Notice,
        "ad" | "ads" | "advert" | "adverts" | "advertisement" | "advertisements" | "advertising" | "adslot" | "adunit" | "adbox" | "adcontainer"
        | "adwrapper" | "adsbygoogle" | "adsense" | "dfp" | "gpt" | "sponsor" | "sponsored" | "sponsors" | "werbung" | "anzeige" | "publicite"
        | "publicidad" | "pubblicita" | "reklama" | "reklam"
            => Kind::Advertisement,
        "by" | "byline" | "bylines" | "author" | "authors" | "authorname" | "authorbox" | "authorbio" | "aboutauthor" | "postmeta" | "entrymeta"
        | "articlemeta" | "storymeta" | "metadata" | "dateline" | "timestamp" | "pubdate" | "publishdate" | "publisheddate" | "postdate"
        | "articledate" | "datepublished" | "datemodified" | "postedon" | "postedby" | "writer" | "reporter" | "autor" | "auteur" | "avtor" | "yazar" | "autore"
        | "articleinfo" | "entryinfo" | "newsinfo" | "datetime" | "readingtime" | "readtime" | "datum" | "fecha" | "tarih"
            => Kind::Byline,
        "caption" | "captions" | "captiontext" | "wpcaptiontext" | "imagecaption" | "photocaption" | "photocredit" | "imagecredit" | "credit"
        | "bildunterschrift" | "legende" | "copyrightholder" | "imgcaption"
            => Kind::Caption,
        _ => return None,
    })
}

/// How surely a word of a class or id names the article.
#[rustfmt::skip]
pub(super) fn body_of(word: &str) -> Body {
    match word {
        "articlebody" | "articlecontent" | "articletext" | "articlemain" | "storybody" | "storycontent" | "storytext" | "entrycontent" | "entrybody" | "postcontent"
        | "postbody" | "posttext" | "newsbody" | "newstext" | "newscontent" | "bodytext" | "bodycopy" | "maintext" | "contentbody" | "textbody"
        | "econtent" | "storydetail" | "storydetails" | "newsdetail" | "newsdetails" | "articledetail" | "articledetails" | "fulltext" | "singlecontent" | "blogcontent" | "textcontent"
        | "artikeltext" | "artikelinhalt" | "articuloscuerpo" | "cuerpo" | "cuerponoticia" | "cuerpoarticulo" | "corpo" | "materia" | "tekst" | "tekststatyi"
        | "habericerik" | "habermetni" | "zhengwen" | "contenttext" | "pressrelease" | "liveblog"
            => Body::Likely,
        "article" | "story" | "post" | "entry" | "content" | "body" | "text" | "main" | "news" | "blog" | "detail" | "artikel" | "articulo" | "artigo"
        | "noticia" | "haber" | "statya" | "novost" | "texte" | "testo" | "inhalt" | "contenu" | "contenido" | "conteudo" | "opinion" | "column"
            => Body::Perhaps,
        _ => Body::Silent,
    }
}
