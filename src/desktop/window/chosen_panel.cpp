// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/chosen_panel.hpp"

#include "desktop/session/place_words.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/plan_field.hpp"
#include "desktop/window/road_words.hpp"
#include "desktop/window/theme.hpp"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

constexpr std::size_t kNearCandidates = 12;

/// Indexes of the candidates nearest to a place, nearest first.
std::vector<std::size_t> near_candidates(const District& district, PlanePoint place) {
    std::vector<std::size_t> order(district.candidates.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    const auto nearer = [&](std::size_t a, std::size_t b) {
        return squared_distance(district.candidates[a].point, place) <
               squared_distance(district.candidates[b].point, place);
    };
    std::stable_sort(order.begin(), order.end(), nearer);
    order.resize(std::min(order.size(), kNearCandidates));
    return order;
}

/// What is chosen is cut off with an ellipsis, where others cut letters in two.
class RoomChoice : public QComboBox {
  public:
    using QComboBox::QComboBox;

  protected:
    void paintEvent(QPaintEvent*) override {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        const QRect box = style()->subControlRect(
            QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        option.currentText =
            fontMetrics().elidedText(option.currentText, Qt::ElideMiddle, box.width() - kEdge);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }

  private:
    static constexpr int kEdge = 8; ///< pixels that the style leaves free beside the text
};

} // namespace

ChosenPanel::ChosenPanel(Desk& desk, QWidget* parent) : QScrollArea(parent), desk_(desk) {
    setObjectName(QStringLiteral("chosen"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget(this);
    column_ = new QVBoxLayout(inside);
    column_->setContentsMargins(0, 0, theme::space(this, theme::kGap), 0);
    words_ = new QWidget(inside);
    actions_ = new QWidget(inside);
    column_->addWidget(words_);
    column_->addWidget(actions_);
    column_->addStretch(1);
    setWidget(inside);
    desk_.voice().on_change(this, [this] { set_hit(hit_); });
    connect(&desk_.session(), &Session::settled_changed, this, &ChosenPanel::look_again);
    connect(&desk_.session(), &Session::answer_changed, this, &ChosenPanel::tell_area);
}

/// A gate that was opened can be closed, and the other way round.
void ChosenPanel::look_again() {
    if (hit_.kind == MapHit::Kind::gate && desk_.session().is_settled()) {
        set_hit(hit_);
    }
}

void ChosenPanel::clear() {
    set_hit({});
}

/// Made anew rather than emptied: the button that was pressed may be in it.
void ChosenPanel::start(const QString& title, const QString& tip) {
    words_->hide();
    words_->deleteLater();
    words_ = new QWidget(widget());
    auto* lines = new QVBoxLayout(words_);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme::space(this, theme::kTightGap));
    column_->insertWidget(0, words_);
    QLabel* heading = theme::label(words_, theme::kText_pt + 2, QFont::DemiBold);
    heading->setObjectName(QStringLiteral("chosen_title"));
    heading->setWordWrap(true);
    heading->setText(title);
    heading->setToolTip(tip);
    heading->setVisible(!title.isEmpty());
    lines->addWidget(heading);
}

void ChosenPanel::add_line(const QString& line) {
    QLabel* label = theme::label(words_, theme::kText_pt);
    label->setWordWrap(true);
    label->setText(line);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words_->layout()->addWidget(label);
}

void ChosenPanel::add_action(const Phrase& phrase, const QString& name, std::function<void()> act) {
    auto* button = new QPushButton(desk_.voice()(phrase), actions_);
    button->setObjectName(name);
    connect(button, &QPushButton::clicked, this, std::move(act));
    actions_->layout()->addWidget(button);
}

void ChosenPanel::set_hit(const MapHit& hit) {
    hit_ = hit;
    actions_->hide();
    actions_->deleteLater();
    actions_ = new QWidget(widget());
    auto* rows = new QVBoxLayout(actions_);
    rows->setContentsMargins(0, theme::space(this, theme::kGap), 0, 0);
    column_->insertWidget(1, actions_);
    const auto answer = desk_.session().answer();
    if (!answer || hit.kind == MapHit::Kind::nothing) {
        start({});
        add_line(desk_.voice()(phrases::kSelectionEmpty));
        return;
    }
    switch (hit.kind) {
    case MapHit::Kind::compound:
        start(name_of(answer->district().compounds[hit.index]),
              desk_.voice()(phrases::kIdTip).arg(utf8(answer->district().compounds[hit.index].id)));
        add_line(desk_.voice()(phrases::kWaiting));
        break;
    case MapHit::Kind::station:
        tell_station(*answer);
        break;
    case MapHit::Kind::gate:
        tell_gate(*answer);
        break;
    case MapHit::Kind::candidate:
        tell_candidate(*answer);
        break;
    case MapHit::Kind::road:
        tell_road();
        break;
    case MapHit::Kind::nothing:
        break;
    }
}

void ChosenPanel::set_enquiry(const Enquiry& enquiry) {
    start(enquiry.title);
    for (const QString& line : enquiry.lines) {
        add_line(line);
    }
    for (const Suggestion& suggestion : enquiry.suggestions) {
        add_suggestion(suggestion);
    }
    if (!enquiry.finished) {
        add_line(desk_.voice()(phrases::kLooking));
    }
}

void ChosenPanel::add_suggestion(const Suggestion& suggestion) {
    add_line(suggestion.text);
    if (suggestion.kind == Suggestion::Kind::none) {
        return;
    }
    auto* button = new QPushButton(desk_.voice()(phrases::kIntoPlan), words_);
    button->setObjectName(QStringLiteral("suggestion"));
    button->setProperty("role", "flat");
    connect(button, &QPushButton::clicked, this, [this, suggestion] { follow(suggestion); });
    words_->layout()->addWidget(button);
    words_->layout()->setAlignment(button, Qt::AlignLeft);
}

void ChosenPanel::follow(const Suggestion& suggestion) {
    PlanEditor& edit = desk_.session().edit();
    switch (suggestion.kind) {
    case Suggestion::Kind::open_gate:
        edit.open_gate(suggestion.what);
        break;
    case Suggestion::Kind::new_gate:
        edit.open_new_gate(suggestion.at);
        break;
    case Suggestion::Kind::add_path:
        edit.add_path(suggestion.path);
        break;
    case Suggestion::Kind::use_candidate:
        edit.build_at_candidate(suggestion.what);
        break;
    case Suggestion::Kind::none:
        break;
    }
}

void ChosenPanel::tell_station(const Answer& answer) {
    const std::vector<Station>& stations = answer.district().stations;
    if (hit_.index >= stations.size()) {
        return;
    }
    start(name_of(stations[hit_.index]),
          desk_.voice()(phrases::kIdTip).arg(utf8(stations[hit_.index].id)));
    add_line(desk_.voice()(phrases::kWaiting));
    add_moves(answer, hit_.index);
    add_enlarging(answer, hit_.index);
    const std::string id = stations[hit_.index].id;
    add_action(phrases::kCloseStation, QStringLiteral("close_station"), [this, id] {
        desk_.session().edit().close(id);
    });
}

void ChosenPanel::add_moves(const Answer& answer, std::size_t station) {
    const District& district = answer.district();
    const std::string id = district.stations[station].id;
    const PlanePoint place = district.stations[station].point;
    const std::vector<std::size_t> near = near_candidates(district, place);
    if (near.empty()) {
        return;
    }
    auto* choice = new RoomChoice(actions_);
    choice->setObjectName(QStringLiteral("move_to"));
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setAccessibleName(desk_.voice()(phrases::kMoveTo));
    for (const std::size_t i : near) {
        const Candidate& one = district.candidates[i];
        const QString far =
            utf8(distance_text(std::round(distance(one.point, place)), desk_.voice().language()));
        choice->addItem(QStringLiteral("%1 · %2").arg(name_of(one), far), utf8(one.id));
        choice->setItemData(
            choice->count() - 1, desk_.voice()(phrases::kIdTip).arg(utf8(one.id)), Qt::ToolTipRole);
    }
    choice->view()->setTextElideMode(Qt::ElideMiddle);
    const auto tell = [choice] { choice->setToolTip(choice->currentText()); };
    connect(choice, &QComboBox::currentIndexChanged, choice, tell);
    tell();
    actions_->layout()->addWidget(choice);
    auto* move = new QPushButton(desk_.voice()(phrases::kMoveThere), actions_);
    move->setObjectName(QStringLiteral("move_station"));
    connect(move, &QPushButton::clicked, this, [this, id, choice] {
        desk_.session().edit().relocate_to_candidate(
            id, choice->currentData().toString().toStdString());
    });
    actions_->layout()->addWidget(move);
}

/// A station that was enlarged has another area, and its old one again after undo.
void ChosenPanel::tell_area() {
    const auto answer = desk_.session().answer();
    if (!area_ || !answer || hit_.kind != MapHit::Kind::station ||
        hit_.index >= answer->district().stations.size()) {
        return;
    }
    const std::optional<double> area = answer->district().stations[hit_.index].floor_area_m2;
    area_->setPlaceholderText(
        area
            ? desk_.voice()(phrases::kAreaNow).arg(utf8(area_text(*area, desk_.voice().language())))
            : desk_.voice()(phrases::kFloorAreaField));
}

void ChosenPanel::add_enlarging(const Answer& answer, std::size_t station) {
    const Station& one = answer.district().stations[station];
    auto* line = new QHBoxLayout;
    auto* field = new PlanField(actions_);
    field->setObjectName(QStringLiteral("new_area"));
    area_ = field;
    tell_area();
    field->setAccessibleName(desk_.voice()(phrases::kFloorAreaField));
    line->addWidget(field, 1);
    auto* enlarge = new QPushButton(desk_.voice()(phrases::kEnlarge), actions_);
    enlarge->setObjectName(QStringLiteral("enlarge"));
    const auto act = [this, field, id = one.id] {
        bool is_number = false;
        const double area = field->text().remove(QLatin1Char(',')).toDouble(&is_number);
        if (is_number) {
            if (desk_.session().edit().renovate(id, area)) {
                field->setText({}); // and what is undone next is the step, not the typing
            }
            return;
        }
        field->setFocus();
        field->selectAll();
        if (!field->text().isEmpty()) {
            desk_.session().edit().refuse_number(field->text());
        }
    };
    connect(enlarge, &QPushButton::clicked, this, act);
    connect(field, &QLineEdit::returnPressed, this, act);
    line->addWidget(enlarge);
    static_cast<QVBoxLayout*>(actions_->layout())->addLayout(line);
}

void ChosenPanel::tell_gate(const Answer& answer) {
    const AccessModel& model = *answer.evaluation->model;
    const std::vector<CompoundGate>& gates = model.enclosures().gates;
    if (hit_.index >= gates.size()) {
        return;
    }
    const Voice& say = desk_.voice();
    const CompoundGate& gate = gates[hit_.index];
    const QString name = gate_text(model, GateId(hit_.index), say.language());
    start(gate.compound.valid() ? name_of(answer.district().compounds[gate.compound.index()]) +
                                      QLatin1Char(' ') + name
                                : say(phrases::kGateTitle),
          say(phrases::kIdTip).arg(utf8(gate.id)));
    add_line(say(gate.open ? phrases::kGateOpen : phrases::kGateShut));
    if (gate.residents) {
        add_line(say(phrases::kGateResidents));
    }
    const std::string id = gate.id;
    if (gate.open) {
        add_action(phrases::kCloseGate, QStringLiteral("close_gate"), [this, id] {
            desk_.session().edit().close_gate(id);
        });
    } else {
        add_action(phrases::kOpenGate, QStringLiteral("open_gate"), [this, id] {
            desk_.session().edit().open_gate(id);
        });
    }
}

void ChosenPanel::tell_candidate(const Answer& answer) {
    const std::vector<Candidate>& candidates = answer.district().candidates;
    if (hit_.index >= candidates.size()) {
        return;
    }
    const Voice& say = desk_.voice();
    const Candidate& one = candidates[hit_.index];
    start(name_of(one), say(phrases::kIdTip).arg(utf8(one.id)));
    add_line(say(phrases::kCandidateTitle));
    if (one.floor_area_m2) {
        add_line(utf8(area_text(*one.floor_area_m2, say.language())));
    }
    if (one.cost_yuan) {
        add_line(utf8(money_text(*one.cost_yuan, say.language())));
    }
    const std::string id = one.id;
    add_action(phrases::kBuildHere, QStringLiteral("build_here"), [this, id] {
        desk_.session().edit().build_at_candidate(id);
    });
}

void ChosenPanel::tell_road() {
    const auto ground = desk_.session().ground();
    if (!ground || hit_.index >= ground->roads.size()) {
        return;
    }
    const Voice& say = desk_.voice();
    const MapRoad& road = ground->roads[hit_.index];
    const QString kind = road_class_text(road.road_class, say.language());
    start(road.name.empty() ? kind : utf8(road.name));
    if (!road.name.empty()) {
        add_line(kind);
    }
    add_line(utf8(distance_text(length(road.line), say.language())));
    const PlanePoint at = hit_.at;
    add_action(phrases::kBlockHere, QStringLiteral("block_here"), [this, at] {
        desk_.session().edit().block_road(at);
    });
}

} // namespace yike
