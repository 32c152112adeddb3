//! Training wishes counted: what is scanned and pasted, taken back, cleared, exported.

use super::Walk;
use crate::Resources;
use crate::chunks::ExtrasLogic;
use crate::receipt::issue;
use crate::tally::{Camera, Errand, Message as Happened, Said, Table, Tallying};
use crate::{Effect, Message, Route, State, update};
use ::tally::Refusal;
use occupations::OccupationCode;
use receipt::ReceiptError;

/// The page, open.
struct Page {
    data: Resources,
    state: State,
}

impl Page {
    fn open() -> Self {
        let data = Resources { extras_logic: Some(&ExtrasLogic::TABLE), ..Resources::built_in() };
        let mut state = State::new(&data);
        state.route = Route::Tally;
        Self { data, state }
    }

    /// The errands that come of it.
    fn happens(&mut self, happened: Happened) -> Vec<Effect> {
        update(&mut self.state, Message::Tally(happened), &self.data)
    }

    fn shown(&self) -> Tallying {
        self.state.tally.as_deref().cloned().unwrap_or_default()
    }

    fn count(&self) -> usize {
        self.shown().tally.accepted().len()
    }
}

/// The receipt of somebody who wishes for this occupation.
fn receipt(wish: u32) -> String {
    let mut walk = Walk::to_review();
    walk.send(Message::WishToggled(OccupationCode::from_number(wish).expect("a code")));
    issue(&walk.state, &walk.data).expect("a receipt").encode()
}

#[test]
fn scanned_ones_count_and_the_page_warns_while_they_are_in_no_file() {
    let mut page = Page::open();
    assert_eq!(page.happens(Happened::Scanned(receipt(6_280_303))), [Effect::Tally(Errand::Warn(true))]);
    assert_eq!(page.happens(Happened::Scanned(receipt(2_020_102))), [], "warned of already");
    assert_eq!(page.shown().said, Said::Taken { count: 1, refused: Vec::new() });
    // The sums alone do not hold everything.
    let sums = page.happens(Happened::ExportWanted(Table::Sums));
    assert_eq!(sums, [Effect::Tally(Errand::Export(Table::Sums))]);
    let receipts = page.happens(Happened::ExportWanted(Table::Receipts));
    let expected = [Errand::Export(Table::Receipts), Errand::Warn(false)].map(Effect::Tally);
    assert_eq!(receipts, expected);
    assert_eq!(page.happens(Happened::Undone), [Effect::Tally(Errand::Warn(true))]);
    assert_eq!((page.count(), page.shown().said), (1, Said::TakenBack(2)));
    assert_eq!(page.happens(Happened::Undone), [Effect::Tally(Errand::Warn(false))]);
    assert_eq!(page.happens(Happened::Undone), []);
}

#[test]
fn pasted_lines_are_told_apart_and_the_field_is_emptied() {
    let mut page = Page::open();
    page.happens(Happened::Submitted);
    assert_eq!(page.shown().said, Said::Empty);
    let (one, two) = (receipt(6_280_303), receipt(2_020_102));
    let pasted = format!("\n{one}\r\nhttps://example.org/#/r/{two}\n\n1DAMAGED\n{one}\n");
    page.happens(Happened::Pasted(pasted));
    page.happens(Happened::Submitted);
    let shown = page.shown();
    assert_eq!((page.count(), shown.pasted.as_str()), (2, ""));
    let damaged = (3, Refusal::Unreadable(ReceiptError::Damaged));
    let repeated = (4, Refusal::Repeated { first: 1, text: one.clone() });
    assert_eq!(shown.said, Said::Taken { count: 2, refused: vec![damaged, repeated] });
    page.happens(Happened::Another(one));
    assert_eq!(page.count(), 3);
}

#[test]
fn clearing_asks_first() {
    let mut page = Page::open();
    page.happens(Happened::Scanned(receipt(6_280_303)));
    page.happens(Happened::ClearWanted);
    assert!(page.shown().asks_to_clear && page.count() == 1);
    page.happens(Happened::ClearLeft);
    assert!(!page.shown().asks_to_clear && page.count() == 1);
    page.happens(Happened::ClearWanted);
    assert_eq!(page.happens(Happened::Cleared), [Effect::Tally(Errand::Warn(false))]);
    assert_eq!((page.count(), page.shown().said), (0, Said::Cleared));
}

#[test]
fn the_camera_is_asked_for_and_let_go() {
    let mut page = Page::open();
    assert_eq!(page.happens(Happened::CameraWanted(true)), [Effect::Tally(Errand::Look(true))]);
    assert_eq!(page.shown().camera, Camera::Starting);
    page.happens(Happened::CameraIs(Camera::NoReader));
    assert_eq!(page.shown().camera, Camera::NoReader);
    assert_eq!(page.happens(Happened::CameraWanted(false)), [Effect::Tally(Errand::Look(false))]);
}

#[test]
fn no_address_leads_away_from_the_page_or_to_it() {
    let mut page = Page::open();
    for address in ["#/check", "#/r/1AB2", "#/", ""] {
        assert_eq!(update(&mut page.state, Message::Navigated(address.to_owned()), &page.data), []);
        assert_eq!(page.state.route, Route::Tally);
    }
    assert_ne!(Walk::open("#/tally").state.route, Route::Tally);
}
