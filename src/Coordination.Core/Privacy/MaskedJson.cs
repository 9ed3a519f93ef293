using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coordination.Contracts.Privacy;
using Coordination.Core.Journal;

namespace Coordination.Core.Privacy;

/// <summary>
/// Copies the JSON of a view or event as those see it who don't handle the thing: free text without contact data, of
/// personal names the first character. What the type doesn't know is masked like free text; what is sealed is left out for
/// all. Thread-safe.
/// </summary>
public sealed class MaskedJson
{
    private const int LongestName = 64;
    private static readonly JsonSerializerOptions Options = Readable();
    private static readonly ConcurrentDictionary<Type, MaskedJson> Known = new();

    private static readonly FrozenDictionary<string, Type> Events = KindCatalog.All
        .SelectMany(kind => kind.Fold.EventBase.GetCustomAttributes<JsonDerivedTypeAttribute>())
        .ToFrozenDictionary(named => (string)named.TypeDiscriminator!, named => named.DerivedType);

    private readonly FrozenDictionary<string, Rule> _rules;

    private MaskedJson(Type type) => _rules = Options.GetTypeInfo(type).Properties
        .ToFrozenDictionary(member => member.Name, member => Rule.Of(member.PropertyType, member.AttributeProvider));

    private enum Sight
    {
        Text,
        Name,
        Whole,
        Members,
        Sealed,
    }

    /// <summary>For views of that type.</summary>
    public static MaskedJson Of(Type type) => Known.GetOrAdd(type, known => new MaskedJson(known));

    /// <summary>For events with that stored name; of one that is not known any more all texts are masked.</summary>
    public static MaskedJson OfEvent(string storedName) => Of(Events.GetValueOrDefault(storedName, typeof(object)));

    /// <summary>True for a member that nobody sees.</summary>
    public bool Seals(string member) => _rules.TryGetValue(member, out var rule) && rule.Sight is Sight.Sealed;

    /// <summary>Writes the object; its <c>$type</c> is left out.</summary>
    public void Write(ReadOnlySpan<byte> json, Utf8JsonWriter to)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        Copy(json, ref reader, to, new Rule(Sight.Members, this));
    }

    private static void Copy(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, Utf8JsonWriter to, Rule rule)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when rule.Sight != Sight.Whole:
                to.WriteStartObject();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject) CopyMember(json, ref reader, to, rule);
                to.WriteEndObject();
                break;
            case JsonTokenType.StartArray when rule.Sight != Sight.Whole:
                to.WriteStartArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) Copy(json, ref reader, to, rule);
                to.WriteEndArray();
                break;
            case JsonTokenType.String when rule.Sight != Sight.Whole:
                var text = reader.GetString()!;
                to.WriteStringValue(rule.Sight == Sight.Name ? Initial(text) : ContactMask.Mask(text));
                break;
            default:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                to.WriteRawValue(json[start..(int)reader.BytesConsumed], skipInputValidation: true);
                break;
        }
    }

    private static void CopyMember(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, Utf8JsonWriter to, Rule rule)
    {
        var below = rule.Shape?.Find(ref reader) ?? rule.OfUnknown();
        var isLeftOut = below.Sight is Sight.Sealed || reader.ValueTextEquals("$type"u8);
        if (!isLeftOut) to.WritePropertyName(reader.GetString()!);
        reader.Read();
        if (isLeftOut) reader.Skip();
        else Copy(json, ref reader, to, below);
    }

    private Rule Find(ref Utf8JsonReader name)
    {
        Span<char> copy = stackalloc char[LongestName];
        return name.ValueSpan.Length <= LongestName
            && _rules.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(copy[..name.CopyString(copy)], out var rule)
            ? rule : new Rule(Sight.Text, null);
    }

    private static string Initial(string name) =>
        name.Length == 0 ? "" : name[..StringInfo.GetNextTextElementLength(name)] + ContactMask.Dot;

    private static JsonSerializerOptions Readable()
    {
        var options = new JsonSerializerOptions(StoredJson.Options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private readonly record struct Rule(Sight Sight, MaskedJson? Shape)
    {
        /// <summary>What is in an object whose members nobody described: a dictionary keeps its rule.</summary>
        public Rule OfUnknown() => Sight == Sight.Members ? new Rule(Sight.Text, null) : this;

        public static Rule Of(Type type, ICustomAttributeProvider? about)
        {
            if (about?.IsDefined(typeof(SealedAttribute), false) == true) return new(Sight.Sealed, null);
            if (about?.IsDefined(typeof(PlainNameAttribute), false) == true) return new(Sight.Whole, null);
            if (about?.IsDefined(typeof(PersonalNameAttribute), false) == true) return new(Sight.Name, null);
            if (about?.IsDefined(typeof(FreeTextAttribute), false) == true) return new(Sight.Text, null);
            var bare = Nullable.GetUnderlyingType(type) ?? type;
            var info = Options.GetTypeInfo(bare);
            return info.Kind switch
            {
                _ when bare == typeof(string) || bare == typeof(object) || bare == typeof(JsonElement) => new(Sight.Text, null),
                JsonTypeInfoKind.Object => new(Sight.Members, MaskedJson.Of(bare)),
                JsonTypeInfoKind.None => new(Sight.Whole, null),
                _ => Of(info.ElementType!, null),
            };
        }
    }
}
