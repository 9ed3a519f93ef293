using System.Text.Json;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Tests.Checking;

/// <summary>Makes pasts of events that a test writes down.</summary>
internal static class Histories
{
    /// <summary>The fold of one thing's events, one version each.</summary>
    public static HistoryFold Fold(string stream, params (string Type, string Body)[] events)
    {
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        var fold = Past.Open(new Target(stream[..slash], stream[(slash + 1)..]))!;
        var version = 0;
        foreach (var (type, body) in events)
        {
            using var json = JsonDocument.Parse(body);
            fold.Apply(new RecordedEvent(++version, "somebody", type, "k", json.RootElement));
        }
        return fold;
    }

    public static Past Of(params HistoryFold[] folds)
    {
        var past = new Past();
        foreach (var fold in folds) past.Put(fold);
        return past;
    }
}
