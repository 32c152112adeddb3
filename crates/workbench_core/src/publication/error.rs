//! The reason why nothing is published.

use std::fmt;

/// The reason why nothing is published, in Chinese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicationError {
    /// A check fails.
    Unsound,
    /// The data are those of this build.
    NothingChanged,
    /// A file that is only used by a new build has changed.
    NeedsBuild(Vec<String>),
    /// A file of the server is missing or of another form.
    OtherForm(String),
}

impl fmt::Display for PublicationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsound => f.write_str("还有检查没通过，不能发布：先到“检查”里看，改好再来"),
            Self::NothingChanged => f.write_str("内容和现在网站上的一样，没有要发布的"),
            Self::NeedsBuild(files) => write!(
                f,
                "{} 改了，这里发布不了，要交给做网页的人重新做一版：先在“草稿”里存下来，发给他们",
                files.join("、")
            ),
            Self::OtherForm(file) => {
                write!(f, "网站上的 {file} 打不开，或者和这一版对不上：找管网站的人看看")
            }
        }
    }
}

impl std::error::Error for PublicationError {}
