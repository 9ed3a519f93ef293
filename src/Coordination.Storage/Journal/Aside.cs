using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Privacy;
using Coordination.Core.Journal;
using Coordination.Storage.Views;

namespace Coordination.Storage.Journal;

/// <summary>What a view leaves in the tables beside <c>views</c>, and what of it changed.</summary>
internal static class Aside
{
    /// <summary>The turns as JSON, for lists; null for none.</summary>
    public static string? TurnsJson(ViewRow view) =>
        view.Turns.Count == 0 ? null : JsonSerializer.Serialize(view.Turns, WireJson.Options);

    /// <summary>The turns in a stored row.</summary>
    public static IReadOnlyList<Turn> Turns(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Turn[]>(json, StoredJson.Options)!;

    public static string Title(ViewRow view) => SearchText.Sound(view.Title);

    public static string? StatusKey(ViewRow view) => view.IsMomentary ? null : view.Status;

    /// <summary>Role and place of each turn, each pair once.</summary>
    public static IEnumerable<(string Role, string Place)> Turns(ViewRow view) =>
        view.Turns.SelectMany(turn => turn.Roles.Select(role => (role.ToString(), turn.Place))).Distinct();

    public static bool HasOtherTurns(Commit commit) =>
        commit.Before is { } before ? !before.Turns.SequenceEqual(commit.View.Turns) : commit.View.Turns.Count > 0;

    /// <summary>Also at the first commit: a view without a text is found by none.</summary>
    public static bool HasOtherText(Commit commit) =>
        commit.Before is not { } before || before.Title != commit.View.Title || before.Text != commit.View.Text;

    /// <summary>Where the stream stood before this commit moved it; null when it did not.</summary>
    public static Standing? Left(Commit commit) =>
        commit.Before is { } before && before.Stands != commit.View.Stands && before.Stands != new Standing("") ? before.Stands : null;

    /// <summary>What a search finds the view by: its id, title and text, contact data masked.</summary>
    public static string Text(string stream, ViewRow view) =>
        SearchText.Normalise($"{stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..]}\n{ContactMask.Mask(view.Title)}\n{ContactMask.Mask(view.Text ?? "")}");
}
