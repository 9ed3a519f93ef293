using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace Coordination.Web.Gate;

/// <summary>The data annotations of one record, with compiled getters.</summary>
internal sealed class TextRules
{
    private static readonly ConcurrentDictionary<Type, TextRules> Known = new();

    private readonly Rule[] _rules;

    private TextRules(Type type) => _rules =
        [.. type.GetProperties().Where(member => member.IsDefined(typeof(ValidationAttribute))).Select(Rule.Of)];

    public static TextRules Of(Type type) => Known.GetOrAdd(type, known => new TextRules(known));

    /// <summary>The first rule that <paramref name="value"/> breaks; null when none.</summary>
    public Fault? Check(object value)
    {
        foreach (var rule in _rules)
        {
            var member = rule.Get(value);
            var text = member as string;
            if (rule.Required && (text is null ? member is null : string.IsNullOrWhiteSpace(text)))
                return new Fault(Codes.TextRequired, rule.Path);
            if (text?.Length > rule.Longest)
                return new Fault(Codes.TextTooLong, rule.Path);
            foreach (var other in rule.Others)
                if (!other.IsValid(member))
                    return new Fault(Codes.BodyOutOfRange, rule.Path);
        }
        return null;
    }

    private sealed record Rule(
        string Path, Func<object, object?> Get, bool Required, int Longest, ValidationAttribute[] Others)
    {
        public static Rule Of(PropertyInfo member)
        {
            var about = member.GetCustomAttributes<ValidationAttribute>().ToArray();
            var from = Expression.Parameter(typeof(object));
            var read = Expression.Convert(
                Expression.Property(Expression.Convert(from, member.DeclaringType!), member), typeof(object));
            return new Rule(
                "$." + JsonNamingPolicy.CamelCase.ConvertName(member.Name),
                Expression.Lambda<Func<object, object?>>(read, from).Compile(),
                about.OfType<RequiredAttribute>().Any(),
                about.OfType<StringLengthAttribute>().SingleOrDefault()?.MaximumLength ?? int.MaxValue,
                [.. about.Where(one => one is not RequiredAttribute and not StringLengthAttribute)]);
        }
    }
}
