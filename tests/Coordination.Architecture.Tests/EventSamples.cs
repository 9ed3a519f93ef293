using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Core.Journal;

namespace Coordination.Architecture.Tests;

/// <summary>Every event type that the journal can hold, and one instance of each with every member filled in.</summary>
internal static class EventSamples
{
    /// <summary>Stored name, base record, record; in the order of names.</summary>
    public static IReadOnlyList<(string Name, Type Base, Type Type)> All { get; } =
    [
        .. KindCatalog.All
            .Select(kind => kind.Fold.EventBase)
            .Distinct()
            .SelectMany(root => root.GetCustomAttributes<JsonDerivedTypeAttribute>()
                .Select(derived => ((string)derived.TypeDiscriminator!, root, derived.DerivedType)))
            .OrderBy(row => row.Item1, StringComparer.Ordinal),
    ];

    /// <summary>An instance with the same values in every run.</summary>
    public static object Sample(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!))]);
    }

    private static object Value(Type type, string name)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(string)) return $"<{name}>";
        if (bare == typeof(bool)) return true;
        if (bare == typeof(int)) return 7;
        if (bare == typeof(long)) return 7L;
        if (bare == typeof(double)) return 0.5;
        if (bare == typeof(decimal)) return 12.34m;
        if (bare == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero);
        if (bare == typeof(DateOnly)) return new DateOnly(2026, 3, 4);
        if (bare == typeof(AreaCode)) return AreaCode.Parse("360424100901003");
        if (bare.IsArray)
        {
            var one = Array.CreateInstance(bare.GetElementType()!, 1);
            one.SetValue(Value(bare.GetElementType()!, name), 0);
            return one;
        }
        if (bare.IsEnum) return Enum.GetValues(bare).GetValue(1)!;
        if (bare.IsGenericType && bare.GetGenericArguments() is [var item] && typeof(IEnumerable).IsAssignableFrom(bare))
        {
            var items = Array.CreateInstance(item, 1);
            items.SetValue(Value(item, name), 0);
            return items;
        }
        return Sample(bare);
    }
}
