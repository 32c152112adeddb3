//! The messages that change the state, by topic.

use crate::kiosk::KioskEvent;
use crate::speech::SpeechMessage;
use crate::tally::TallyMessage;
use crate::{Resource, SearchKey, ShareAction, ShareOutcome, TextSize};
use eligibility::policy::FactIndex;
use eligibility::{Answer, Date};
use occupations::OccupationCode;

/// A message that changes the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The first page has been rendered.
    Started,
    /// Today's date, by the device's clock.
    Today(Option<Date>),
    /// The URL has changed.
    Navigated(String),
    /// A resource was loaded, or failed to load.
    Loaded(Resource, bool),
    /// The user asked to load a failed resource again.
    RetryRequested(Resource),
    /// The user or the host page chose a size of text.
    SizeChosen(TextSize),
    /// The user added an occupation to the list of wishes, or removed it.
    WishToggled(OccupationCode),
    /// The user tapped the button that clears the answers to the page's policy, which asks once.
    Restarted,
    /// The user opened the rule tree of a result.
    RuleTreeOpened,
    /// The form of a question.
    Question(QuestionMessage),
    /// The answers saved before a reload.
    Saved(SavedMessage),
    /// The search field of the directory.
    Search(SearchMessage),
    /// Sharing the receipt.
    Share(ShareMessage),
    /// Reading aloud.
    Speech(SpeechMessage),
    /// The tally page.
    Tally(TallyMessage),
    /// An event that only a kiosk has.
    Kiosk(KioskEvent),
}

/// A message about the form of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum QuestionMessage {
    /// The user answered with one tap.
    Answered {
        /// The fact that the question asks for.
        fact: FactIndex,
        answer: Answer,
    },
    /// The user ticked or cleared an option of several.
    OptionToggled(u8),
    /// The user chose a city for the call on the result page, or none.
    CityChosen(Option<u8>),
    /// The user ticked or cleared "none of these".
    NoneToggled,
    /// The user chose a decade by touch, or went back to the decades.
    DecadeChosen(Option<i32>),
    /// The user tapped a month of the year, which answers the question.
    MonthTapped(u32),
    /// The user chose a year, or none.
    YearChosen(Option<i32>),
    /// The user chose a month of the year, or none.
    MonthChosen(Option<u32>),
    /// The text of the number field has changed.
    NumberTyped(String),
    /// The user submitted the form.
    Submitted,
}

/// A message about the answers saved before a reload.
#[derive(Clone, Debug, PartialEq)]
pub enum SavedMessage {
    /// The tab's session holds this text, or the user continues with the answers of a presented receipt.
    Found(String),
    /// The user tapped the button that clears the restored answers and wishes, which asks once.
    Cleared,
    /// The question whether to clear has stood unanswered for some seconds.
    ClearingLapsed,
}

/// A message about the search field of the directory.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchMessage {
    /// The text of the field has changed.
    Typed {
        text: String,
        /// Whether an input method is still composing.
        composing: bool,
    },
    /// A key that the field handles was pressed.
    KeyPressed(SearchKey),
    /// The field lost the focus.
    Blurred,
    /// The user chose the suggestion for the occupation at this index of the directory.
    Picked(usize),
    /// The user asked for more hits.
    MoreRequested,
}

/// A message about sharing the receipt.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareMessage {
    /// The user asked for it.
    Requested(ShareAction),
    /// It is done; `None` if the system has already reported the outcome.
    Finished(Option<ShareOutcome>),
}
