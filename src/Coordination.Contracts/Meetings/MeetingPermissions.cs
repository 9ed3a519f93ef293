using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Meetings;

/// <summary>
/// Who may do what in joint meetings. Whoever acts for a unit of the chain gets to the meeting; which unit chairs it, was
/// invited, is present and may vote are its own rules.
/// </summary>
public sealed class MeetingPermissions : IPermissionRows
{
    private static readonly Type[] Taps = [.. typeof(ChairTap).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(ChairTap)))];
    private static readonly Type[] Words = [.. typeof(UnitWord).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(UnitWord)))];

    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } =
    [
        new(typeof(ConveneMeeting), ChairUnit, ChainChief),
        .. Taps.Select(tap => new CommandRow(tap, MemberUnit, ChairUnit) { AcrossChain = [MemberUnit] }),
        new(typeof(NotePaper)),
        new(typeof(NoteMeetingNumber)),
        new(typeof(NoteChair)),
        .. Words.Select(word => new CommandRow(word, MemberUnit) { AcrossChain = [MemberUnit] }),
    ];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Views { get; } =
        [new("meetings", [.. ChainPermissions.Insiders, CountyOperator, Administrator]) { AcrossChain = ChainPermissions.Insiders }];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Boards { get; } =
        [new("meeting", [.. ChainPermissions.Insiders, CountyOperator, Administrator]) { AcrossChain = ChainPermissions.Insiders }];
}
