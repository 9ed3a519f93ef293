using System.Diagnostics.Metrics;

namespace Coordination.Storage.Journal;

/// <summary>The journal's figures, meter <c>Coordination.Journal</c>.</summary>
internal sealed class JournalMeter
{
    public const string Name = "Coordination.Journal";

    private readonly Histogram<int> _size;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _failures;

    public JournalMeter(IMeterFactory meters, Func<int> waiting)
    {
        var meter = meters.Create(Name);
        _size = meter.CreateHistogram<int>("journal.batch.size", "{commit}", "Commits of one transaction.");
        _duration = meter.CreateHistogram<double>("journal.batch.duration", "s", "Time of one transaction.");
        _failures = meter.CreateCounter<long>("journal.batch.failures", "{batch}", "Transactions that failed.");
        meter.CreateObservableGauge("journal.waiting", waiting, "{commit}", "What waits for a transaction.");
    }

    public void Written(int commits, TimeSpan took)
    {
        _size.Record(commits);
        _duration.Record(took.TotalSeconds);
    }

    public void Failed() => _failures.Add(1);
}
