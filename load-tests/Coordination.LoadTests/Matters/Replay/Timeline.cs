using Coordination.Contracts.Matters;

namespace Coordination.LoadTests.Matters.Replay;

/// <summary>A step of a request and when it is due, counted from the start of the replay.</summary>
/// <param name="Due">When.</param>
/// <param name="Request">The request's place in the recording.</param>
/// <param name="From">The step that the matter waits for before this one is taken; null for its report.</param>
internal readonly record struct TimelineStep(TimeSpan Due, int Request, MatterStep? From);

/// <summary>Every step of a recording in the order in which it is due.</summary>
internal static class Timeline
{
    /// <summary>Where, between creation and closing, the steps fall that the recording doesn't have.</summary>
    private static readonly (MatterStep From, double At)[] Steps =
        [(MatterStep.File, 0.05), (MatterStep.Dispatch, 0.15), (MatterStep.Handle, 0.75), (MatterStep.Verify, 0.9), (MatterStep.Close, 1)];

    /// <summary>What still lies open after the last report is worked off within this part of the time that the reports took.</summary>
    private const double Tail = 0.25;

    /// <summary>
    /// While reports come in, everything is <paramref name="speed"/> times as fast as it was. Requests that are never
    /// closed are filed and dispatched a day after, and stay open.
    /// </summary>
    public static IReadOnlyList<TimelineStep> Of(Recording recording, double speed)
    {
        var begun = recording.Requests[0].Created;
        var reported = recording.Requests[^1].Created - begun;
        var steps = new List<(TimeSpan At, int Request, MatterStep? From)>(recording.Requests.Count * 6);
        for (var at = 0; at < recording.Requests.Count; at++)
        {
            var request = recording.Requests[at];
            var created = request.Created - begun;
            steps.Add((created, at, null));
            var open = (request.Closed ?? request.Created.AddDays(1)) - request.Created;
            foreach (var (from, share) in Steps)
                if (request.Closed is not null || from is MatterStep.File or MatterStep.Dispatch)
                    steps.Add((created + (open * share), at, from));
        }

        // Steps of one request that fall on one moment keep their order: the report first, then step by step.
        var ordered = steps.OrderBy(step => step.At).ThenBy(step => step.Request).ThenBy(step => step.From is { } from ? (int)from : -1).ToList();
        var tail = ordered[^1].At - reported;
        var squeeze = tail > reported * Tail ? reported * Tail / tail : 1;
        return
        [
            .. ordered.Select(step => new TimelineStep(
                (step.At <= reported ? step.At : reported + ((step.At - reported) * squeeze)) / speed, step.Request, step.From)),
        ];
    }
}
