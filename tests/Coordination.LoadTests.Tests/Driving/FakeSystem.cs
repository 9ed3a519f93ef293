using System.Runtime.CompilerServices;
using System.Text.Json;
using Coordination.Contracts.Grids;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Tests.Driving;

/// <summary>A system that records what it is sent, and can be told to do it wrong.</summary>
internal sealed class FakeSystem : ICommandSender, IRecords
{
    private readonly Dictionary<Target, List<RecordedEvent>> _history = [];
    private readonly Lock _lock = new();

    /// <summary>Says how often a command is recorded; the default once.</summary>
    public Func<PlannedCommand, int> Times { get; set; } = _ => 1;

    /// <summary>Says what is answered; the default that it was done.</summary>
    public Func<PlannedCommand, SendOutcome> Answers { get; set; } = _ => SendOutcome.Acknowledged;

    public int AnswerBytes => 100;

    public ValueTask<SendResult> Send(PlannedCommand command, CancellationToken stop)
    {
        lock (_lock)
        {
            var history = Past(command.Target);
            for (var time = 0; time < Times(command); time++)
                history.Add(Event(history.Count + 1, command));
            return ValueTask.FromResult(new SendResult(Answers(command), history.Count));
        }
    }

    public async IAsyncEnumerable<RecordedEvent> History(Target target, [EnumeratorCancellation] CancellationToken stop)
    {
        List<RecordedEvent> copy;
        lock (_lock) copy = [.. Past(target)];
        foreach (var happened in copy) yield return happened;
        await Task.CompletedTask;
    }

    public void Record(Target target, RecordedEvent happened) => Past(target).Add(happened);

    private List<RecordedEvent> Past(Target target) => _history.TryGetValue(target, out var past) ? past : _history[target] = [];

    private static RecordedEvent Event(long version, PlannedCommand command)
    {
        var (type, body) = command.Body switch
        {
            ReportLevel said => ("grids.level-reported.v1", $"{{\"level\":\"{said.Level.ToString().ToLowerInvariant()}\"}}"),
            GoOnDuty => ("grids.member-on-duty.v1", $"{{\"member\":\"{command.Account}\"}}"),
            GoOffDuty => ("grids.member-off-duty.v1", $"{{\"member\":\"{command.Account}\"}}"),
            _ => ("other.v1", "{}"),
        };
        using var json = JsonDocument.Parse(body);
        return new RecordedEvent(version, "somebody", type, command.Key, json.RootElement.Clone());
    }
}
