//! What the compiler says about a mistake in `data/`: a stable code, the place, and the remedy.

use std::fmt;

/// The kind of a mistake. Tests and tools compare codes, never messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The file cannot be read.
    FileUnreadable,
    /// The file is not well-formed TOML or CSV, or a field is missing, unknown or of the wrong type.
    Malformed,
    /// An id is referred to that nothing defines.
    UnknownId,
    /// Two things of one kind share an id.
    DuplicateId,
    /// No question asks for a fact.
    FactNeverAsked,
    /// A question asks for a fact that no rule reads.
    QuestionFeedsNoRule,
    /// A rule cites no clause.
    RuleWithoutCitation,
    /// A quotation does not stand in the clause it is attributed to.
    QuoteNotInSource,
    /// A citation quotes nothing and does not say that it gives the sense only.
    QuoteEmpty,
    /// A sentence of a document is mapped to nothing.
    SentenceUnmapped,
    /// A sentence that is mapped is no longer what it was.
    SentenceChanged,
    /// A rule is said to code a sentence of which it cites no word.
    SentenceNotCited,
    /// A rule cites words of a sentence that is said to be coded nowhere.
    SentenceCitedUncoded,
    /// A sentence stands twice in its document, or is mapped twice.
    SentenceDoubled,
    /// A case does not come out as told.
    CaseFails,
    /// An option of a question is read by no rule.
    OptionNeverRead,
    /// A rule gives the same answer whatever a person answers, or has no part in the verdict.
    RuleNeverDecides,
    /// Two periods overlap.
    PeriodsOverlap,
    /// Two periods leave a hole between them, or a period ends before it begins.
    PeriodsHole,
    /// A date is not a date of the calendar.
    BadDate,
    /// A text uses a placeholder that its rule cannot fill, or an unclosed brace.
    BadPlaceholder,
    /// Rules refer to each other in a circle.
    CircularRules,
    /// A value is outside what the format allows.
    OutOfRange,
    /// The directory has not the announced number of rows.
    DirectorySize,
    /// A code is not of the form 0-00-00-00.
    MalformedCode,
    /// Two rows carry the same code.
    DuplicateCode,
    /// A name, mark or work type differs from the national classification.
    DiffersFromNational,
    /// A work type of the national classification is cut, or two occupations carry one name.
    NationalRowBroken,
    /// The notice does not contain the phrase a row rests on.
    PhraseNotInNotice,
    /// A basis is not one of the four.
    UnknownBasis,
    /// A basis rests on a mark that the row does not carry.
    BasisWithoutMark,
    /// A field is not one of the five.
    UnknownField,
    /// A description is missing, too short, too long, or belongs to no occupation.
    BadDescription,
    /// A description is more like another occupation than like its own.
    DescriptionUnlike,
    /// A label names a national occupation outside the directory.
    LabelOfOutsider,
    /// A hidden label is missing, ambiguous without a reason, or belongs to no occupation.
    BadLabel,
    /// A character of several readings has not been reviewed.
    UnreviewedPolyphone,
    /// The app uses a text that `data/texts` does not hold.
    TextMissing,
    /// `data/texts` holds a text that nothing uses.
    TextUnused,
    /// A text, or one of its sentences, is longer than people read.
    TextTooLong,
    /// A text uses a word of offices that has a plain one, or leaves it unexplained.
    OfficialWord,
}

impl Code {
    /// The stable name printed with the message, in kebab case.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::FileUnreadable => "file-unreadable",
            Code::Malformed => "malformed",
            Code::UnknownId => "unknown-id",
            Code::DuplicateId => "duplicate-id",
            Code::FactNeverAsked => "fact-never-asked",
            Code::QuestionFeedsNoRule => "question-feeds-no-rule",
            Code::RuleWithoutCitation => "rule-without-citation",
            Code::QuoteNotInSource => "quote-not-in-source",
            Code::QuoteEmpty => "quote-empty",
            Code::SentenceUnmapped => "sentence-unmapped",
            Code::SentenceChanged => "sentence-changed",
            Code::SentenceNotCited => "sentence-not-cited",
            Code::SentenceCitedUncoded => "sentence-cited-uncoded",
            Code::SentenceDoubled => "sentence-doubled",
            Code::CaseFails => "case-fails",
            Code::OptionNeverRead => "option-never-read",
            Code::RuleNeverDecides => "rule-never-decides",
            Code::PeriodsOverlap => "periods-overlap",
            Code::PeriodsHole => "periods-hole",
            Code::BadDate => "bad-date",
            Code::BadPlaceholder => "bad-placeholder",
            Code::CircularRules => "circular-rules",
            Code::OutOfRange => "out-of-range",
            Code::DirectorySize => "directory-size",
            Code::MalformedCode => "malformed-code",
            Code::DuplicateCode => "duplicate-code",
            Code::DiffersFromNational => "differs-from-national",
            Code::NationalRowBroken => "national-row-broken",
            Code::PhraseNotInNotice => "phrase-not-in-notice",
            Code::UnknownBasis => "unknown-basis",
            Code::BasisWithoutMark => "basis-without-mark",
            Code::UnknownField => "unknown-field",
            Code::BadDescription => "bad-description",
            Code::DescriptionUnlike => "description-unlike",
            Code::LabelOfOutsider => "label-of-outsider",
            Code::BadLabel => "bad-label",
            Code::UnreviewedPolyphone => "unreviewed-polyphone",
            Code::TextMissing => "text-missing",
            Code::TextUnused => "text-unused",
            Code::TextTooLong => "text-too-long",
            Code::OfficialWord => "official-word",
        }
    }
}

/// One mistake, with the place it stands and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of mistake it is.
    pub code: Code,
    /// The file, relative to the project's root, with forward slashes.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it, in one sentence.
    pub remedy: String,
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
