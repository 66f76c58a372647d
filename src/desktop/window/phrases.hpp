// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Every fixed text of the windows, in Chinese and in English. %1, %2 ... are filled in. What maps
/// say is in render/words.
#pragma once

namespace yike {

struct Phrase {
    const char* zh;
    const char* en;
};

namespace phrases {

// Program
inline constexpr Phrase kProgram{"一刻", "Yike"};
inline constexpr Phrase kProgramLine{"谁能在15分钟内走到服务站，谁走不到",
                                     "Who walks to a service station within 15 minutes, and who "
                                     "cannot"};
inline constexpr Phrase kAboutText{
    "一刻 %1　社区公共服务设施15分钟步行圈分析。运行时不联网，数据不出本机。",
    "Yike %1. Walking coverage of public service stations. It never "
    "uses the network; your data stay on this machine."};

// Menus and actions
inline constexpr Phrase kFile{"文件(&F)", "&File"};
inline constexpr Phrase kEdit{"编辑(&E)", "&Edit"};
inline constexpr Phrase kView{"视图(&V)", "&View"};
inline constexpr Phrase kTools{"工具(&T)", "&Tools"};
inline constexpr Phrase kHelp{"帮助(&H)", "&Help"};
inline constexpr Phrase kOpenProject{"打开项目…", "Open project…"};
inline constexpr Phrase kOpenSample{"打开示例", "Open the sample"};
inline constexpr Phrase kRecent{"最近的项目", "Recent projects"};
inline constexpr Phrase kForgetRecent{"清空列表", "Clear the list"};
inline constexpr Phrase kCloseProject{"关闭项目", "Close project"};
inline constexpr Phrase kNewScenario{"新建方案", "New plan"};
inline constexpr Phrase kOpenScenario{"打开方案…", "Open plan…"};
inline constexpr Phrase kSaveScenario{"保存方案", "Save plan"};
inline constexpr Phrase kSaveScenarioAs{"方案另存为…", "Save plan as…"};
inline constexpr Phrase kRenameScenario{"重命名方案", "Rename plan"};
inline constexpr Phrase kCloseScenario{"关闭方案", "Close plan"};
inline constexpr Phrase kQuit{"退出", "Quit"};
inline constexpr Phrase kUndo{"撤销", "Undo"};
inline constexpr Phrase kRedo{"重做", "Redo"};
inline constexpr Phrase kRemoveChange{"删除这条变更", "Delete this change"};
inline constexpr Phrase kTickChange{"启用或停用这条变更", "Switch this change on or off"};
inline constexpr Phrase kWholeMap{"显示全区", "Show everything"};
inline constexpr Phrase kFullScreen{"全屏", "Full screen"};
inline constexpr Phrase kSwitchLanguage{"切换为英文", "Switch to Chinese"};
inline constexpr Phrase kOtherLanguage{"EN", "中文"};
inline constexpr Phrase kKeys{"键盘一览", "Keys"};
inline constexpr Phrase kAbout{"关于一刻", "About Yike"};
inline constexpr Phrase kByFate{"按得失着色", "Colour by who gains and loses"};
inline constexpr Phrase kNextPanel{"下一个面板", "Next panel"};
inline constexpr Phrase kShowLeft{"左侧面板", "Panel at the left"};
inline constexpr Phrase kShowRight{"右侧面板", "Panel at the right"};

// Start page
inline constexpr Phrase kSampleTitle{"看示例", "See the sample"};
inline constexpr Phrase kSampleText{
    "隐珠街道（示意数据）：44个社区、44个服务中心、12.6万户。",
    "Yinzhu Subdistrict (make-believe data): 44 communities, 44 centres, 126,000 households."};
inline constexpr Phrase kSampleAbsent{
    "没有找到示例：程序旁边缺少 geodata/yinzhu 文件夹。请重新安装，或打开自己的项目。",
    "The sample was not found: the folder geodata/yinzhu is not "
    "beside the program. Install it again, or open a project of your own."};
inline constexpr Phrase kOpenTitle{"打开项目文件夹", "Open a project folder"};
inline constexpr Phrase kOpenText{"选择含有项目文件的文件夹，也可以把文件夹拖到这里。",
                                  "Choose a folder that holds a project file, or drop one here."};
inline constexpr Phrase kRecentTitle{"最近打开", "Recent"};
inline constexpr Phrase kRecentEmpty{"打开过的项目会列在这里。",
                                     "Projects that you have opened are listed here."};
inline constexpr Phrase kRecoverText{
    "上次没有正常退出：“%1”的方案%2还没有保存，共有%3条变更（%4）。",
    "The program did not end well last time: of “%1” the plan %2 was not saved; it has %3 changes "
    "(%4)."};
inline constexpr Phrase kQuoted{"“%1”", "“%1”"};
inline constexpr Phrase kListed{"、", ", "};
inline constexpr Phrase kRecoverDamaged{
    "上次的工作记录已损坏，保留在 %1。",
    "The record of the last work is damaged; it was kept as %1."};
inline constexpr Phrase kRecover{"恢复", "Recover"};
inline constexpr Phrase kDiscard{"放弃", "Discard"};

// Pages
inline constexpr Phrase kMapPage{"地图", "Map"};
inline constexpr Phrase kCheckPage{"体检", "Check"};

// Check page
inline constexpr Phrase kChecking{"正在检查数据…", "Checking the data…"};
inline constexpr Phrase kCheckGood{"数据可以使用，没有发现问题",
                                   "The data can be used; nothing is wrong"};
inline constexpr Phrase kCheckNotes{"数据可以使用，有%1类情况需要留意",
                                    "The data can be used; %1 things to know"};
inline constexpr Phrase kCheckBad{"发现%1类错误，结果可能不对",
                                  "%1 kinds of errors: the figures may be wrong"};
inline constexpr Phrase kCheckUnusable{"项目打不开：先改正下面的%1类错误",
                                       "The project cannot be opened: mend %1 kinds of errors"};
inline constexpr Phrase kCheckFailed{"项目打不开", "The project cannot be opened"};
inline constexpr Phrase kCheckOthers{"共检查%1种问题，其余%2种没有发现。",
                                     "%1 kinds of defects were looked for; the other %2 are not "
                                     "there."};
inline constexpr Phrase kCheckNothing{
    "共检查%1种问题，一种也没有发现：坐标与基准、编号与字段、小区与大门、道路与站点。",
    "%1 kinds of defects were looked for, and none is there: coordinates and datums, ids and "
    "fields, compounds and gates, roads and stations."};
inline constexpr Phrase kPlacesShown{"在哪里（%1处，点击在地图上看）",
                                     "Where (%1; click to see it on the map)"};
inline constexpr Phrase kPlacesSome{"在哪里（共%1处，列出%2处，点击在地图上看）",
                                    "Where (%2 of %1; click to see it on the map)"};
inline constexpr Phrase kCheckSize{"%1个小区　%2户　%3个站点　%4公里道路",
                                   "%1 compounds, %2 households, %3 stations, %4 km of roads"};
inline constexpr Phrase kSeeMap{"看地图", "See the map"};
inline constexpr Phrase kSeeMapAnyway{"仍然看地图", "See the map anyway"};
inline constexpr Phrase kCheckEmpty{
    "打开一个项目，这里会列出数据中的问题。",
    "Open a project, and what is wrong with its data is listed here."};
inline constexpr Phrase kFindingMend{"怎么办：%1", "What to do: %1"};
inline constexpr Phrase kChooseFinding{"选中一行，看它在哪里、怎么办。",
                                       "Choose a row to see where it is and what to do."};
inline constexpr Phrase kShowOnMap{"点击在地图上看", "Click to see it on the map"};

// Map page
inline constexpr Phrase kLegend{"图例", "Legend"};
inline constexpr Phrase kLayers{"图层", "Layers"};
inline constexpr Phrase kFoldTip{"点击收起或展开", "Click to fold or open"};
inline constexpr Phrase kLeftHandleTip{"拖动改变宽度，点击收起或展开 (F7)",
                                       "Drag for another width, click to fold or open (F7)"};
inline constexpr Phrase kRightHandleTip{"拖动改变宽度，点击收起或展开 (F8)",
                                        "Drag for another width, click to fold or open (F8)"};
inline constexpr Phrase kOpacity{"所选图层的不透明度", "Opacity of the layer that is chosen"};
inline constexpr Phrase kLedger{"方案台账", "Ledger"};
inline constexpr Phrase kLedgerEmpty{
    "还没有变更。拖动一个服务中心，或用地图左上角的工具新增站点、开门、画路。",
    "No changes yet. Drag a centre, or use the tools on the map to "
    "add a station, open a gate, draw a path."};
inline constexpr Phrase kLedgerTotal{"合计 %1", "%1"};
inline constexpr Phrase kLedgerTotalSoFar{"合计 %1，%2项待填", "%1, %2 to be filled in"};
inline constexpr Phrase kLedgerTip{"造价合计，停用的变更不计",
                                   "Sum of the costs of what is switched on"};
inline constexpr Phrase kCostField{"造价（元）", "Cost (yuan)"};
inline constexpr Phrase kFloorAreaField{"建筑面积（㎡）", "Floor area (m²)"};
inline constexpr Phrase kNoteField{"备注", "Note"};
inline constexpr Phrase kCostMissing{"保存前需要填写", "Needed before it is saved"};
inline constexpr Phrase kOfTheRoom{"用房自带：%1", "Of the room: %1"};
inline constexpr Phrase kWaiting{"正在计算…", "Computing…"};
inline constexpr Phrase kFigureTip{"点击在地图上看它数的地方",
                                   "Click to see on the map what it counts"};
inline constexpr Phrase kGaps{"盲区", "Gaps"};
inline constexpr Phrase kPairs{"重叠", "Overlap"};
inline constexpr Phrase kStations{"站点", "Stations"};
inline constexpr Phrase kConflictTip{
    "同级站点步行距离过近，且一方独自覆盖不足20%",
    "Too near to each other for their tier, and one of them alone covers under 20 %"};
inline constexpr Phrase kPairTip{"%1\n步行%2分钟，共同覆盖%3户",
                                 "%1\n%2 minutes on foot, %3 households within reach of both"};
inline constexpr Phrase kStationTip{
    "%1\n15分钟覆盖%2户；关闭则%3户失去覆盖\n编号：%4",
    "%1\n%2 households within 15 minutes; %3 would lose theirs if it "
    "closed\nId: %4"};
inline constexpr Phrase kPairColumn{"站点对", "Pair"};
inline constexpr Phrase kMinutesColumn{"分钟", "Min"};
inline constexpr Phrase kSharedColumn{"共同户数", "Shared"};
inline constexpr Phrase kStationColumn{"站点", "Station"};
inline constexpr Phrase kReachColumn{"可达户数", "Reached"};
inline constexpr Phrase kLostColumn{"关闭则失去", "Lost if closed"};
inline constexpr Phrase kSelection{"所选", "Chosen"};
inline constexpr Phrase kGapsEmpty{"15分钟全部可达：所有小区都能在15分钟内走到服务站。",
                                   "All within reach: every compound walks to a station within 15 "
                                   "minutes."};
inline constexpr Phrase kCompoundsEmpty{
    "辖区里没有小区，算不出覆盖率。请检查小区图层的坐标和辖区边界。",
    "There is no compound in the district, and so no rate of coverage. Check the coordinates of "
    "the "
    "compounds and the boundary."};
inline constexpr Phrase kPairsEmpty{"没有位置相近的站点对。",
                                    "No two stations stand too close to each other."};
inline constexpr Phrase kStationsEmpty{
    "项目中没有站点。用地图上的工具新增一个。",
    "The project has no station. Add one with the tool on the map."};
inline constexpr Phrase kSelectionEmpty{
    "在地图上点一个小区、站点、大门或道路，或在盲区、重叠、站点中点一行：这里说明它，并给出可以做的"
    "事。",
    "Click a compound, a station, a gate or a road on the map, or a row of the other lists: it "
    "is explained here, with what can be done about it."};
inline constexpr Phrase kGapsTip{"15分钟走不到的小区", "Compounds that are not within 15 minutes"};
inline constexpr Phrase kPairsTip{"覆盖重叠或位置相近的站点",
                                  "Stations that overlap or stand too close"};
inline constexpr Phrase kStationsTip{"每个站点覆盖多少户", "What each station covers"};
inline constexpr Phrase kSelectionTip{"所选的小区、站点、大门或道路",
                                      "The compound, station, gate or road that is chosen"};
inline constexpr Phrase kIdTip{"编号：%1", "Id: %1"};

inline constexpr Phrase kNewStation{"新建站点", "New station"};
inline constexpr Phrase kNewCentre{"新建服务中心", "New centre"};
inline constexpr Phrase kLooking{"正在寻找改进办法…", "Looking for what would help…"};
inline constexpr Phrase kIntoPlan{"加入方案", "Put into the plan"};
inline constexpr Phrase kMoveTo{"迁到", "Move to"};
inline constexpr Phrase kMoveThere{"迁到这里", "Move it there"};
inline constexpr Phrase kEnlarge{"扩建", "Enlarge"};
inline constexpr Phrase kAreaNow{"现为%1", "now %1"};
inline constexpr Phrase kCloseStation{"撤并此站点", "Close this station"};
inline constexpr Phrase kGateTitle{"小区大门", "Gate"};
inline constexpr Phrase kGateOpen{"开放", "Open"};
inline constexpr Phrase kGateShut{"关闭", "Closed"};
inline constexpr Phrase kGateResidents{"仅供本小区居民出行", "For residents only"};
inline constexpr Phrase kOpenGate{"开放此门", "Open this gate"};
inline constexpr Phrase kCloseGate{"关闭此门", "Close this gate"};
inline constexpr Phrase kCandidateTitle{"候选用房", "Candidate rooms"};
inline constexpr Phrase kBuildHere{"在此新建站点", "Build a station here"};
inline constexpr Phrase kBlockHere{"封闭此处道路", "Block the road here"};

inline constexpr Phrase kClosePlanTip{"关闭方案“%1” (%2)", "Close the plan “%1” (%2)"};
inline constexpr Phrase kPlanUnsaved{"尚未保存", "not saved"};
inline constexpr Phrase kPlanNoFile{"还没有文件", "no file yet"};
inline constexpr Phrase kPlanTabTip{"%1（双击或 F2 重命名）", "%1 (double click or F2: rename)"};
inline constexpr Phrase kNoName{"未命名方案", "Untitled plan"};

// Before
inline constexpr Phrase kBefore{"对比现状", "Before"};
inline constexpr Phrase kBeforeTip{"按住（或按住 B 键）看现状",
                                   "Hold (or hold B) to see things as they are"};

// Tools
inline constexpr Phrase kToolLook{"查看、拖动站点", "Look, drag stations"};
inline constexpr Phrase kToolMeasure{"量距：直线与步行", "Measure, straight and on foot"};
inline constexpr Phrase kToolStation{"新增站点", "Add a station"};
inline constexpr Phrase kToolGate{"开门或关门", "Open or close a gate"};
inline constexpr Phrase kToolPath{"画步行路", "Draw a path"};
inline constexpr Phrase kToolBlock{"封闭道路", "Block a road"};
inline constexpr Phrase kHintStation{
    "点击地图放置小区服务点，按住 Shift 点击放置社区服务中心；靠近候选用房会吸附。Esc 返回。",
    "Click where the new compound station stands, with Shift for a centre; it snaps to candidate "
    "rooms. Esc goes back."};
inline constexpr Phrase kHintGate{
    "点击大门开或关；点击围墙处开新门。Esc 返回。",
    "Click a gate to open or close it, a wall to open a new one. Esc goes back."};
inline constexpr Phrase kHintPath{
    "逐点点击，双击或回车结束。Esc 返回。",
    "Click from point to point; double click or Enter ends. Esc goes back."};
inline constexpr Phrase kHintBlock{
    "点击道路封闭一段，按住拖动改变半径。Esc 返回。",
    "Click a road to block it, drag for another radius. Esc goes back."};
inline constexpr Phrase kHintMeasure{"点击起点，再点击终点。Esc 返回。",
                                     "Click from where, then to where. Esc goes back."};
inline constexpr Phrase kMeasured{"直线 %1　步行 %2，%3分钟", "Straight %1, on foot %2, %3 min"};
inline constexpr Phrase kMeasuredStraight{"直线 %1　无法步行到达", "Straight %1, no way on foot"};

// What a figure counts, on the map: %1 how many, %2 the figure
inline constexpr Phrase kShowsCovered{"已覆盖的小区 %1 个，%2", "%1 compounds covered, %2"};
inline constexpr Phrase kShowsNoCovered{"没有已覆盖的小区", "No compound is covered"};
inline constexpr Phrase kShowsUncovered{"尚未覆盖的小区 %1 个，%2", "%1 compounds not covered, %2"};
inline constexpr Phrase kShowsNoUncovered{"没有未覆盖的小区", "No compound is left uncovered"};
inline constexpr Phrase kShowsGained{"新覆盖的小区 %1 个，%2", "%1 compounds gained, %2"};
inline constexpr Phrase kShowsNoGained{"没有新覆盖的小区", "No compound is gained"};
inline constexpr Phrase kShowsLost{"失去覆盖的小区 %1 个，%2", "%1 compounds lost, %2"};
inline constexpr Phrase kShowsNoLost{"没有失去覆盖的小区", "No compound is lost"};
inline constexpr Phrase kShowsCosts{"有造价的变更 %1 项，合计 %2", "%1 changes with a cost, %2"};
inline constexpr Phrase kShowsNoCosts{"没有已填造价的变更", "No change has a cost yet"};
inline constexpr Phrase kShowsNoCost{"造价待填的变更 %1 项", "%1 changes without a cost"};
inline constexpr Phrase kShowsAllCosts{"没有造价待填的变更", "No change lacks its cost"};
inline constexpr Phrase kShowsStations{"站点 %1 处", "%1 stations"};
inline constexpr Phrase kShowsNoStations{"没有站点", "No station"};
inline constexpr Phrase kShowsPairs{"位置相近的站点 %1 对", "%1 pairs of stations too close"};
inline constexpr Phrase kShowsNoPairs{"没有位置相近的站点", "No two stations are too close"};
inline constexpr Phrase kShowsShortfall{"面积不足的社区 %1 个，共缺 %2",
                                        "%1 communities short of floor area, by %2"};
inline constexpr Phrase kShowsNoShortfall{"没有面积不足的社区",
                                          "No community is short of floor area"};
inline constexpr Phrase kShowsEnd{"%1　（Esc 取消）", "%1 (Esc ends it)"};

// Foot
inline constexpr Phrase kScale{"1 : %1", "1 : %1"};
inline constexpr Phrase kCutoff{"%1分钟", "%1 min"};
inline constexpr Phrase kRule{"%1，%2，%3", "%1, %2, %3"};
inline constexpr Phrase kDataOf{"%1数据", "data of %1"};
inline constexpr Phrase kProfileTip{"步行方式与速度，数据日期",
                                    "How one walks, how fast; the date of the data"};
inline constexpr Phrase kScaleTip{"比例尺（按屏幕尺寸）", "Scale, by the size of the screen"};
inline constexpr Phrase kCrsTip{"坐标系统", "Coordinate system"};
inline constexpr Phrase kCopyCoordinates{"复制坐标", "Copy coordinates"};
inline constexpr Phrase kCoordinatesCopied{"已复制坐标 %1", "Coordinates copied: %1"};
inline constexpr Phrase kNoCoordinates{"还没有坐标：先把鼠标移到地图上",
                                       "No coordinates yet: point at a place on the map first"};
inline constexpr Phrase kCancel{"停止", "Stop"};

// Failures
inline constexpr Phrase kDetail{"详情", "Details"};
inline constexpr Phrase kHideDetail{"收起", "Hide"};
inline constexpr Phrase kClose{"关闭", "Close"};
inline constexpr Phrase kOpenAnother{"打开别的项目", "Open another project"};
inline constexpr Phrase kSeeCheck{"看体检结果", "See what is wrong"};
inline constexpr Phrase kSaveElsewhere{"另存到别处", "Save elsewhere"};
inline constexpr Phrase kFillInCosts{"填写造价", "Fill in the costs"};
inline constexpr Phrase kNotAProject{"“%1”不是项目：其中没有项目文件。",
                                     "“%1” is no project: it holds no project file."};
inline constexpr Phrase kNothingToOpen{
    "“%1”打不开：既不是项目文件夹，也不是方案文件（.toml）。",
    "“%1” cannot be opened: it is neither a project folder nor a plan (.toml)."};

// Keys that are no commands of a menu
inline constexpr Phrase kMapKeys{"地图", "Map"};
inline constexpr Phrase kPanelKeys{"面板和列表", "Panels and lists"};
inline constexpr Phrase kKeyArrows{"方向键", "Arrows"};
inline constexpr Phrase kDoesPan{"移动地图", "Move the map"};
inline constexpr Phrase kKeyZoom{"+、-", "+, -"};
inline constexpr Phrase kDoesZoom{"放大、缩小", "Nearer, farther"};
inline constexpr Phrase kKeySpace{"空格、Shift+空格", "Space, Shift+Space"};
inline constexpr Phrase kDoesClick{"在地图中央点击，同按住 Shift 点击",
                                   "Click in the middle of the map, as with Shift"};
inline constexpr Phrase kKeyMove{"M、方向键、回车", "M, arrows, Enter"};
inline constexpr Phrase kDoesMove{"移动所选站点，放下", "Move the chosen station, put it down"};
inline constexpr Phrase kKeyBack{"退格", "Backspace"};
inline constexpr Phrase kDoesBack{"收回画路或量距的最后一点",
                                  "Take back the last point of a path or measure"};
inline constexpr Phrase kKeyEscape{"Esc", "Esc"};
inline constexpr Phrase kDoesEscape{"取消拖动，离开工具", "Cancel a drag, leave the tool"};
inline constexpr Phrase kKeyBefore{"按住 B", "Hold B"};
inline constexpr Phrase kDoesBefore{"看现状", "See things as they are"};
inline constexpr Phrase kKeyTab{"Tab、Shift+Tab", "Tab, Shift+Tab"};
inline constexpr Phrase kDoesTab{"下一项、上一项", "The next thing, the one before"};
inline constexpr Phrase kKeyRow{"回车", "Enter"};
inline constexpr Phrase kDoesRow{"在地图上看所选的一行", "See the chosen row on the map"};
inline constexpr Phrase kKeyReorder{"Ctrl+上、Ctrl+下", "Ctrl+Up, Ctrl+Down"};
inline constexpr Phrase kDoesReorder{"在台账中移动所选变更",
                                     "Move the chosen change of the ledger"};

// Dialogs
inline constexpr Phrase kFileName{"文件名：", "File name:"};
inline constexpr Phrase kFileType{"文件类型：", "Files of type:"};
inline constexpr Phrase kFolderName{"文件夹：", "Folder:"};
inline constexpr Phrase kLookIn{"位置：", "Look in:"};
inline constexpr Phrase kChooseButton{"选择", "Choose"};
inline constexpr Phrase kOpenButton{"打开", "Open"};
inline constexpr Phrase kChooseProject{"选择项目文件夹", "Choose a project folder"};
inline constexpr Phrase kChooseScenario{"选择方案文件", "Choose a plan"};
inline constexpr Phrase kScenarioFiles{"方案文件 (*.toml)", "Plans (*.toml)"};
inline constexpr Phrase kUnsavedTitle{"方案“%1”尚未保存", "The plan “%1” is not saved"};
inline constexpr Phrase kUnsavedText{"保存后再关闭吗？", "Save it before it is closed?"};
inline constexpr Phrase kUnsavedPlans{"有方案尚未保存", "Some plans are not saved"};
inline constexpr Phrase kUnsavedPlansText{"不保存就继续，会丢失未保存的变更。",
                                          "Unsaved changes are lost if you go on without."};
inline constexpr Phrase kSave{"保存", "Save"};
inline constexpr Phrase kDoNotSave{"不保存", "Do not save"};
inline constexpr Phrase kDoNotClose{"取消", "Cancel"};

} // namespace phrases

} // namespace yike
