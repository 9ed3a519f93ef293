using Coordination.Contracts.Chains;
using Coordination.Contracts.Meetings;
using Coordination.Core.Journal;
using Coordination.Web.Demo;
using Coordination.Web.Gate;

namespace Coordination.Web.Meetings;

/// <summary>
/// One joint meeting of the sample chain that is always going on: its units check in, speak and vote, its chair leads it to
/// decisions, and after one comes the next. Whoever joins the chair on a device leads on; the units go on taking part.
/// </summary>
internal sealed class MeetingPlay : ISamplePlay
{
    private const string Name = "党建联席会议", Place = "湾坞工业集中区会议室";
    private const int Items = 5, Absent = 2;
    private static readonly TimeSpan Talk = TimeSpan.FromSeconds(25), Speech = TimeSpan.FromSeconds(15), Shown = TimeSpan.FromSeconds(12), Rest = TimeSpan.FromSeconds(20), Left = TimeSpan.FromMinutes(15);
    private static readonly VoteChoice[] Choices = [VoteChoice.For, VoteChoice.For, VoteChoice.For, VoteChoice.For, VoteChoice.Abstain, VoteChoice.Against];

    private static readonly (string Title, string Note, string Motion)[] Topics =
    [
        ("临港堆场 32 亩用地怎么接", "设备三月底到港，堆场只够放六天。", "先行供地 32 亩，三个月内办完用地预审"), ("岸电扩容", "二号泊位岸电容量不够两船同时用。", "年内扩容一台变压器"),
        ("海域使用权续期", "三家企业的海域使用权年底到期。", "先续一年，明年一并换证"), ("夜间用电错峰", "冷轧线夜班负荷顶到上限。", "夜班错峰两小时，电价按约定补贴"),
        ("技工宿舍", "新来的六十名技工还没有住处。", "租用园区二号公寓两层"), ("酸洗废水并管", "两家企业的废水要并进园区管网。", "下月底前并管通水"),
        ("政策兑付进度", "上半年贴息还有七户没到账。", "本月内兑付完毕"), ("夜班接驳车", "末班车早于夜班下班时间。", "加开两班夜班接驳车"),
    ];

    // Who has a sign-in of its own isn't given work by the play.
    private static readonly List<string> Owing = [.. SampleChain.Departments.Where(one => one.SignIn == 0 && MeetingPeople.Units.Contains(one.Id)).Select(one => one.Id)];

    private MeetingView? _view;

    public int Weight => 80;

    public async Task Load(IViews views, CancellationToken stop)
    {
        var goesOn = new ViewQuery("meetings", [ChainIds.PathOf(SampleChain.Id)]) { Statuses = ["open", "called"], Sort = ViewSort.Updated };
        _view = (await views.List(goesOn, stop)).Items.Select(one => View(one.Row.Body)).FirstOrDefault(IsOwn);
    }

    public void Take(SampleCommand sent, Answer answer) => _view = View(answer.View);

    public SampleCommand? Next(SampleTurn turn)
    {
        if (_view is null or { Status: MeetingStatus.Closed or MeetingStatus.Cancelled }) return Call(turn);
        if (!IsTaken(_view, turn.Now) && ByChair(_view, turn) is { } tap) return Of(MeetingPeople.Of(_view.Chair), _view, turn, tap);
        return ByUnit(_view, turn);
    }

    // As Call calls it; a person's has another name, place or circle.
    private static bool IsOwn(MeetingView view) => (view.Title, view.Room) == (Name, Place) && view.Units.ToHashSet().IsSupersetOf(MeetingPeople.Units);

    // A meeting that somebody leads is left alone; one that was left for a quarter of an hour goes on by itself.
    private static bool IsTaken(MeetingView view, DateTimeOffset now) => view.Devices.Count > 0 && now - (view.Latest?.At ?? now) < Left;

    private SampleCommand? Call(SampleTurn turn)
    {
        if (_view?.ClosedAt is { } closed && turn.Now - closed < Rest) return null;
        var id = WorkId.From("sample/meetings", CommandKey.OfServer(turn.Key), 0);
        return new SampleCommand(
            MeetingPeople.Office, "meetings", id, turn.Key, new ConveneMeeting(SampleChain.Id, Name, turn.Now, [.. MeetingPeople.Units], null, Majority.Half, Place));
    }

    private static MeetingCommand? ByChair(MeetingView view, SampleTurn turn)
    {
        var (now, only) = (turn.Now, view.OnlyDevice);
        if (view.Status is MeetingStatus.Called)
            return view.Agenda.Count < Items ? Item(view, turn) : view.Present.Count >= view.Units.Count - Absent ? new OpenMeeting(only) : null;
        if (view.InHand is not { } hand)
            return view.Agenda.FirstOrDefault(one => one.Status is ItemStatus.Planned) is { } item ? new StartItem(item.Item, only) : new CloseMeeting(only);
        if (view.Motion is not { } motion)
        {
            if (now - hand.Since > Talk) return new ProposeMotion(Topics.First(one => one.Title == view.Agenda.First(item => item.Item == hand.Item).Title).Motion, only);
            return view.Floor switch
            {
                { Speaker: { Since: { } since } } when now - since > Speech => new EndFloor(only),
                { Speaker: null, Queue: [var first, ..] } => new GiveFloor(first, 120, Device: only),
                _ => null,
            };
        }
        switch (view.Vote)
        {
            case null:
                return new OpenVote(motion.Number % 4 == 0, only);
            case { ClosedAt: null } vote when vote.Votes.Count >= vote.Voters.Count - 1 || now - vote.OpenedAt > Talk * 2:
                return new CloseVote(only);
            case { ClosedAt: null }:
                return null;
            case { Carried: true } when view.Decisions.All(one => one.Motion != motion.Number):
                return new TakeDecision(turn.Any(Owing)!, now.AddDays(20 + turn.Random.Next(40)), Device: only);
            case { ClosedAt: { } closed }:
                return now - closed < Shown ? null : new EndItem(only);
        }
    }

    private static AddItem Item(MeetingView view, SampleTurn turn)
    {
        var (title, note, _) = turn.Any(Topics.Where(one => view.Agenda.All(item => item.Title != one.Title)));
        return new AddItem(Title: title, Note: note, Minutes: 1, Device: view.OnlyDevice);
    }

    // With nothing to do somebody who is there says so once more: it changes nothing, and tells how the meeting stands.
    private static SampleCommand? ByUnit(MeetingView view, SampleTurn turn)
    {
        var missing = view.Units.Except(view.Present).ToList();
        if (missing.Count > Absent || view.Present.Count == 0) return Of(MeetingPeople.Of(missing[0]), view, turn, new CheckIn());
        if (view.Vote is { ClosedAt: null } vote && turn.Any(vote.Voters.Where(unit => vote.Votes.All(one => one.Unit != unit))) is { } voter)
            return Of(MeetingPeople.Of(voter), view, turn, new CastVote(turn.Any(Choices), vote.Motion));
        var unit = turn.Any(view.Present)!;
        return Of(MeetingPeople.Of(unit), view, turn, view is { InHand: not null, Motion: null, Floor.Queue.Count: < 3 } && view.Floor.Speaker?.Unit != unit ? new AskToSpeak() : new CheckIn());
    }

    private static SampleCommand Of(Caller by, MeetingView view, SampleTurn turn, MeetingCommand command) => new(by, "meetings", view.Id, turn.Key, command);

    private static MeetingView View(ReadOnlyMemory<byte> body) => (MeetingView)KindCatalog.Find("meetings")!.ViewOf(body);
}
