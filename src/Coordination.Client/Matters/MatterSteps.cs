using Coordination.Client.Shell;
using Coordination.Contracts.Matters;

namespace Coordination.Client.Matters;

/// <summary>What comes next for a matter and whose turn it is, for showing and hiding; the server decides again.</summary>
public static class MatterSteps
{
    /// <summary>The name of the command that the matter waits for; null when closed.</summary>
    public static string? NameOf(MatterStep step) => Next(step).Name;

    /// <summary>True when the reader may do the step that <paramref name="matter"/> waits for.</summary>
    public static bool IsTurnOf(Session session, MatterView matter) =>
        Next(matter.Step).Command is { } command && session.MaySend(command, matter.Grid.Value);

    private static (string? Name, Type? Command) Next(MatterStep step) => step switch
    {
        MatterStep.File => ("file", typeof(FileMatter)),
        MatterStep.Dispatch => ("dispatch", typeof(DispatchMatter)),
        MatterStep.Handle => ("handle", typeof(HandleMatter)),
        MatterStep.Verify => ("verify", typeof(VerifyMatter)),
        MatterStep.Close => ("close", typeof(CloseMatter)),
        _ => (null, null),
    };
}
