using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Contracts;

/// <summary>
/// Enums on the wire: one of the names in kebab case, letter by letter. A list of names, a number, another case or a
/// blank around is a <see cref="JsonException"/>; so is writing a value without a name.
/// </summary>
public sealed class WireEnums : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = "An enum has no constructor.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Names<>).MakeGenericType(typeToConvert))!;

    /// <summary>The names of an enum on the wire, in the order of its values.</summary>
    public static IReadOnlyList<string> NamesOf(Type type) =>
        [.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    /// <summary>The name of a value on the wire.</summary>
    public static string NameOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private sealed class Names<T> : JsonConverter<T> where T : struct, Enum
    {
        private readonly (T Value, JsonEncodedText Name)[] _all =
            [.. Enum.GetValues<T>().Zip(NamesOf(typeof(T)), (value, name) => (value, JsonEncodedText.Encode(name)))];

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? Named(ref reader) : throw new JsonException();

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Named(ref reader);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(NameOf(value));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(NameOf(value));

        private T Named(ref Utf8JsonReader reader)
        {
            foreach (var (value, name) in _all)
                if (reader.ValueTextEquals(name.EncodedUtf8Bytes))
                    return value;
            throw new JsonException();
        }

        private JsonEncodedText NameOf(T value)
        {
            foreach (var one in _all)
                if (EqualityComparer<T>.Default.Equals(one.Value, value))
                    return one.Name;
            throw new JsonException();
        }
    }
}
