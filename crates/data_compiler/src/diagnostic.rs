//! A diagnostic for an error in `data/`: a stable code, the position, and the remedy.

use std::fmt;

/// The kind of an error. Tests and tools compare codes, never messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The file cannot be read.
    FileUnreadable,
    /// The file is not well-formed TOML or CSV, or a field is missing, unknown or of the wrong type.
    Malformed,
    /// An id is referenced but not defined.
    UnknownId,
    /// Two things of one kind share an id.
    DuplicateId,
    /// No question asks for a fact.
    FactNeverAsked,
    /// A question asks for a fact that no rule reads.
    QuestionFeedsNoRule,
    /// A rule cites no clause.
    RuleWithoutCitation,
    /// The cited clause does not contain the quotation.
    QuoteNotInSource,
    /// A citation has no quotation and no note with the sense.
    QuoteEmpty,
    /// A sentence of a document is not mapped.
    SentenceUnmapped,
    /// A mapped sentence has changed.
    SentenceChanged,
    /// A rule is mapped to a sentence of which it cites no word.
    SentenceNotCited,
    /// A rule cites words of a sentence that is mapped as not coded.
    SentenceCitedUncoded,
    /// A sentence occurs twice in its document, or is mapped twice.
    SentenceDoubled,
    /// A case has another outcome than expected.
    CaseFails,
    /// An option of a question is read by no rule.
    OptionNeverRead,
    /// A rule has the same result for all answers, or is not used in the verdict.
    RuleNeverDecides,
    /// Two periods overlap.
    PeriodsOverlap,
    /// Two periods leave a gap between them, or a period ends before it begins.
    PeriodsHole,
    /// A date does not exist in the calendar.
    BadDate,
    /// A text uses a placeholder that its rule cannot fill, or an unclosed brace.
    BadPlaceholder,
    /// Rules refer to each other in a circle.
    CircularRules,
    /// A value is outside what the format allows.
    OutOfRange,
    /// The directory does not have the announced number of rows.
    DirectorySize,
    /// A code is not of the form 0-00-00-00.
    MalformedCode,
    /// Two rows carry the same code.
    DuplicateCode,
    /// A name, mark or work type differs from the national classification.
    DiffersFromNational,
    /// A work type of the national classification is truncated, or two occupations have the same name.
    NationalRowBroken,
    /// The notice does not contain the phrase that a row quotes.
    PhraseNotInNotice,
    /// A basis is not one of the four known ones.
    UnknownBasis,
    /// A basis requires a mark that the row does not have.
    BasisWithoutMark,
    /// A field is not one of the five known ones.
    UnknownField,
    /// A description is missing, too short, too long, or belongs to no occupation.
    BadDescription,
    /// A description is more similar to another occupation than to its own.
    DescriptionUnlike,
    /// A label names a national occupation outside the directory.
    LabelOfOutsider,
    /// A label is missing, ambiguous without a reason, or belongs to no occupation.
    BadLabel,
    /// A character of several readings has not been reviewed.
    UnreviewedPolyphone,
    /// The app uses a text that `data/texts` does not define.
    TextMissing,
    /// `data/texts` defines a text that the code does not use.
    TextUnused,
    /// A text, or one of its sentences, exceeds the maximum length.
    TextTooLong,
    /// A text uses an official term that has a plain equivalent, or leaves it unexplained.
    OfficialWord,
}

impl Code {
    /// Returns the stable name printed with the message, in kebab case.
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
