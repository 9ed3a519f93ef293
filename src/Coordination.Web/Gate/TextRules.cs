using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace Coordination.Web.Gate;

/// <summary>The data annotations of one record, with compiled getters, and what its lists may not hold.</summary>
internal sealed class TextRules
{
    private static readonly ConcurrentDictionary<Type, TextRules> Known = new();

    private readonly Rule[] _rules;
    private readonly ListRule[] _lists;

    private TextRules(Type type)
    {
        _rules = [.. type.GetProperties().Where(member => member.IsDefined(typeof(ValidationAttribute))).Select(Rule.Of)];
        _lists = [.. type.GetProperties().Where(ListRule.Concerns).Select(ListRule.Of)];
    }

    public static TextRules Of(Type type) => Known.GetOrAdd(type, known => new TextRules(known));

    /// <summary>The first rule that <paramref name="value"/> breaks; null when none.</summary>
    public Fault? Check(object value)
    {
        foreach (var rule in _rules)
        {
            var member = rule.Get(value);
            var text = member as string;
            if (rule.Required && (text is null ? member is null : InertText.IsBlank(text)))
                return new Fault(Codes.TextRequired, rule.Path);
            if (text?.Length > rule.Longest)
                return new Fault(Codes.TextTooLong, rule.Path);
            foreach (var other in rule.Others)
                if (!other.IsValid(member))
                    return new Fault(Codes.BodyOutOfRange, rule.Path);
        }
        foreach (var list in _lists)
            if (list.Check(value) is { } fault)
                return fault;
        return null;
    }

    private static Func<object, object?> Getter(PropertyInfo member)
    {
        var from = Expression.Parameter(typeof(object));
        var read = Expression.Convert(
            Expression.Property(Expression.Convert(from, member.DeclaringType!), member), typeof(object));
        return Expression.Lambda<Func<object, object?>>(read, from).Compile();
    }

    private static string PathOf(PropertyInfo member) => "$." + JsonNamingPolicy.CamelCase.ConvertName(member.Name);

    private sealed record Rule(
        string Path, Func<object, object?> Get, bool Required, int Longest, ValidationAttribute[] Others)
    {
        public static Rule Of(PropertyInfo member)
        {
            var about = member.GetCustomAttributes<ValidationAttribute>().ToArray();
            return new Rule(
                PathOf(member),
                Getter(member),
                about.OfType<RequiredAttribute>().Any(),
                about.OfType<StringLengthAttribute>().SingleOrDefault()?.MaximumLength ?? int.MaxValue,
                [.. about.Where(one => one is not RequiredAttribute and not StringLengthAttribute)]);
        }
    }
    /// <summary>A list of records or texts: none of them is null, and each keeps the rules of its own type.</summary>
    private sealed record ListRule(string Path, Func<object, object?> Get)
    {
        // The serializer holds members to their nullability, but not the elements of a list.
        public static bool Concerns(PropertyInfo member) =>
            member.PropertyType != typeof(string)
            && typeof(IEnumerable).IsAssignableFrom(member.PropertyType)
            && new NullabilityInfoContext().Create(member) is var known
            && (known.ElementType ?? known.GenericTypeArguments.SingleOrDefault()) is
                { ReadState: NullabilityState.NotNull, Type.IsValueType: false };

        public static ListRule Of(PropertyInfo member) => new(PathOf(member), Getter(member));

        public Fault? Check(object value)
        {
            if (Get(value) is not IEnumerable list) return null;
            var at = 0;
            foreach (var element in list)
            {
                if (element is null) return new Fault(Codes.BodyMalformed, $"{Path}[{at}]");
                if (element is not string && TextRules.Of(element.GetType()).Check(element) is { } fault)
                    return fault with { At = $"{Path}[{at}]{fault.At?[1..]}" };
                at++;
            }
            return null;
        }
    }
}
