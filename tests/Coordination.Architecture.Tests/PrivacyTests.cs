using System.Reflection;
using System.Text.Json;
using Coordination.Contracts.Privacy;
using Coordination.Core.Journal;

namespace Coordination.Architecture.Tests;

/// <summary>Every text that a view or a stored event carries is decided on: free text, a personal name, or a code or plain name.</summary>
public sealed class PrivacyTests
{
    private static readonly Type[] Marks = [typeof(FreeTextAttribute), typeof(PersonalNameAttribute), typeof(PlainNameAttribute)];

    [Fact]
    public void Every_text_of_a_view_says_what_it_is() => Assert.Empty(KindCatalog.All.SelectMany(kind => Undecided(kind.ViewType)));

    [Fact]
    public void Every_text_of_a_stored_event_says_what_it_is() => Assert.Empty(EventSamples.All.SelectMany(row => Undecided(row.Type)));

    [Fact]
    public void A_text_that_nobody_decided_on_is_found_also_inside() =>
        Assert.Equal(["Planted.Both", "Planted.Title", "Planted.Words", "Inside.Note"], Undecided(typeof(Planted)));

    private static IEnumerable<string> Undecided(Type type, HashSet<Type>? seen = null)
    {
        seen ??= [];
        if (!seen.Add(type)) yield break;
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(member => member.Name, StringComparer.Ordinal).ToList();
        foreach (var member in members.Where(member => Parts(member.PropertyType).Any(IsText) && Marks.Count(mark => member.IsDefined(mark)) != 1))
            yield return $"{type.Name}.{member.Name}";
        foreach (var below in members.SelectMany(member => Parts(member.PropertyType)).Where(part => part.Namespace!.StartsWith("Coordination", StringComparison.Ordinal) && part.IsClass))
            foreach (var found in Undecided(below, seen))
                yield return found;
    }

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(object) || type == typeof(JsonElement);

    // The type, or what it is a list or dictionary of.
    private static IEnumerable<Type> Parts(Type type) =>
        type.IsArray ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : [type];

    private sealed record Planted(
        int Count, string Title, [property: PlainName] string Code, [property: FreeText, PlainName] string Both, IReadOnlyList<string> Words, IReadOnlyList<Inside> Rows);

    private sealed record Inside([property: PersonalName] string Name, string? Note);
}
