using System.Text.Json;
using Coordination.Contracts;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Demo;

/// <summary>One command of the sample, as one of its people would send it.</summary>
internal sealed record SampleCommand(Caller By, string Kind, string Id, string Key, object Command)
{
    private static readonly Dictionary<Type, string> Names = KindCatalog.All
        .SelectMany(kind => kind.Commands)
        .ToDictionary(command => command.Value, command => command.Key);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Sends it through the gate; again under the same key for as long as the server can't take it.</summary>
    public async ValueTask<GateAnswer> Send(CommandGate gate, TimeProvider clock, CancellationToken stop)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Command, Command.GetType(), WireJson.Options);
        while (true)
        {
            var answer = await gate.Send(By, Kind, Id, Names[Command.GetType()], CommandKey.OfServer(Key), body, null, stop);
            if (answer.Status != StatusCodes.Status503ServiceUnavailable) return answer;
            await Task.Delay(Pause, clock, stop);
        }
    }

    /// <summary>One with a key that is the same at every start: the thing and <paramref name="what"/> is done to it.</summary>
    public static SampleCommand AtStart(Caller by, string kind, string id, string what, object command) =>
        new(by, kind, id, $"sample/{id}/{what}", command);
}
