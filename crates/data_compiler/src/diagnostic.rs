//! A diagnostic for an error in `data/`: a stable code, the position, and the remedy.

use std::fmt;

/// Defines the kinds with their names, and the list of all of them.
macro_rules! codes {
    ($($(#[$about:meta])* $kind:ident = $name:literal,)*) => {
        /// The kind of an error. Tests and tools compare codes, never messages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$about])* $kind,)*
        }

        impl Code {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Returns the stable name printed with the message, in kebab case.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }
        }
    };
}

codes! {
    /// The file cannot be read.
    FileUnreadable = "file-unreadable",
    /// The file is not well-formed TOML or CSV, or a field is missing, unknown or of the wrong type.
    Malformed = "malformed",
    /// An id is referenced but not defined.
    UnknownId = "unknown-id",
    /// Two definitions of one kind share an id.
    DuplicateId = "duplicate-id",
    /// No question asks for a fact.
    FactNeverAsked = "fact-never-asked",
    /// A question asks for a fact that no rule reads.
    QuestionFeedsNoRule = "question-feeds-no-rule",
    /// A rule cites no clause.
    RuleWithoutCitation = "rule-without-citation",
    /// The cited clause does not contain the quotation.
    QuoteNotInSource = "quote-not-in-source",
    /// A citation has no quotation and no note with the sense.
    QuoteEmpty = "quote-empty",
    /// A sentence of a document is not mapped.
    SentenceUnmapped = "sentence-unmapped",
    /// A mapped sentence has changed.
    SentenceChanged = "sentence-changed",
    /// A rule is mapped to a sentence of which it cites no word.
    SentenceNotCited = "sentence-not-cited",
    /// A rule cites words of a sentence that is mapped as not coded.
    SentenceCitedUncoded = "sentence-cited-uncoded",
    /// A sentence occurs twice in its document, or is mapped twice.
    SentenceDoubled = "sentence-doubled",
    /// A case has another outcome than expected.
    CaseFails = "case-fails",
    /// An option of a question is read by no rule.
    OptionNeverRead = "option-never-read",
    /// A rule has the same result for all answers, or is not used in the verdict.
    RuleNeverDecides = "rule-never-decides",
    /// Two periods overlap.
    PeriodsOverlap = "periods-overlap",
    /// Two periods leave a gap between them, or a period ends before it begins.
    PeriodsHole = "periods-hole",
    /// A date does not exist in the calendar.
    BadDate = "bad-date",
    /// A text uses a placeholder that its rule cannot fill, or an unclosed brace.
    BadPlaceholder = "bad-placeholder",
    /// Rules refer to each other in a circle.
    CircularRules = "circular-rules",
    /// A value is outside what the format allows.
    OutOfRange = "out-of-range",
    /// The directory does not have the announced number of rows.
    DirectorySize = "directory-size",
    /// A code is not of the form 0-00-00-00.
    MalformedCode = "malformed-code",
    /// Two rows carry the same code.
    DuplicateCode = "duplicate-code",
    /// A name, mark or work type differs from the national classification.
    DiffersFromNational = "differs-from-national",
    /// A work type of the national classification is truncated, or two occupations have the same name.
    NationalRowBroken = "national-row-broken",
    /// The notice does not contain the phrase that a row quotes.
    PhraseNotInNotice = "phrase-not-in-notice",
    /// A basis is not one of the four known ones.
    UnknownBasis = "unknown-basis",
    /// A basis requires a mark that the row does not have.
    BasisWithoutMark = "basis-without-mark",
    /// A field is not one of the five known ones.
    UnknownField = "unknown-field",
    /// A description is missing, too short, too long, or belongs to no occupation.
    BadDescription = "bad-description",
    /// A description is more similar to another occupation than to its own.
    DescriptionUnlike = "description-unlike",
    /// A label names a national occupation outside the directory.
    LabelOfOutsider = "label-of-outsider",
    /// A label is missing, ambiguous without a reason, or belongs to no occupation.
    BadLabel = "bad-label",
    /// A character of several readings has not been reviewed.
    UnreviewedPolyphone = "unreviewed-polyphone",
    /// The app uses a text that `data/texts` does not define.
    TextMissing = "text-missing",
    /// `data/texts` defines a text that the code does not use.
    TextUnused = "text-unused",
    /// A text, or one of its sentences, exceeds the maximum length.
    TextTooLong = "text-too-long",
    /// A text uses an official term that has a plain equivalent, or leaves it unexplained.
    OfficialWord = "official-word",
}

/// One error, with its position and its remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of the error.
    pub code: Code,
    /// The file, relative to the project's root, with forward slashes.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The problem, in one sentence.
    pub message: String,
    /// The remedy, in one sentence.
    pub remedy: String,
}

/// Returns what was read, or records the problem in its place.
pub(crate) fn recorded<T>(read: Result<T, Diagnostic>, problems: &mut Vec<Diagnostic>) -> Option<T> {
    read.map_err(|problem| problems.push(problem)).ok()
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: error[{}]: {}; remedy: {}",
            self.file,
            self.line,
            self.code.as_str(),
            self.message,
            self.remedy
        )
    }
}
