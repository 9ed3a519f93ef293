using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Core.Journal;

namespace Coordination.Architecture.Tests;

/// <summary>
/// A snapshot is read by the format of its state: a state that got another shape needs another format, or old snapshots are read
/// with holes. <c>UPDATE_DOCS=1</c> writes the shape of a state that is new or has a higher format; it never takes another shape for the same.
/// </summary>
public sealed class StateTests
{
    private static readonly JsonSerializerOptions Options = new(StoredJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    private static readonly string File = Path.Combine(Repository.Root, "tests", "Coordination.Architecture.Tests", "states.txt");

    [Fact]
    public void A_state_whose_shape_changed_has_a_new_format()
    {
        var known = System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File).Select(Parsed).ToDictionary(one => one.Kind) : [];
        var now = KindCatalog.All.Select(kind => new State(kind.Name, kind.Fold.Format, ShapeOf(kind.Fold.GetType().GenericTypeArguments[0])))
            .OrderBy(one => one.Kind, StringComparer.Ordinal).ToList();
        if (Repository.Update)
        {
            known = now.Select(one => known.GetValueOrDefault(one.Kind) is { } old && old.Format >= one.Format ? old : one).ToDictionary(one => one.Kind);
            System.IO.File.WriteAllLines(File, known.Values.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Kind} {one.Format} {one.Shape}")));
        }
        Assert.Equal(known.Values.OrderBy(one => one.Kind, StringComparer.Ordinal), now);
    }

    private static string ShapeOf(Type state) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Described(state, []))))[..16];

    // Names and types of all members, as they are stored.
    private static string Described(Type type, HashSet<Type> seen)
    {
        var arguments = string.Join(',', type.GetGenericArguments().Select(one => Described(one, seen)));
        if (type.IsEnum) return $"{type.Name}:{string.Join('|', Enum.GetNames(type))}";
        if (type.Namespace?.StartsWith("Coordination", StringComparison.Ordinal) != true || !seen.Add(type)) return $"{type.Name}<{arguments}>";
        return $"{type.Name}<{arguments}>{{{string.Join(';', Options.GetTypeInfo(type).Properties.Select(member => $"{member.Name}={Described(member.PropertyType, seen)}"))}}}";
    }

    private static State Parsed(string line) =>
        line.Split(' ') is [var kind, var format, var shape] ? new State(kind, int.Parse(format, CultureInfo.InvariantCulture), shape) : throw new FormatException(line);

    private sealed record State(string Kind, int Format, string Shape);
}
