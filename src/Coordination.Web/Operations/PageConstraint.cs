namespace Coordination.Web.Operations;

/// <summary>
/// A path that the client's page may have. What looks like a file (its last part has a dot, as the ids of some things do) is
/// one only for who asks for a page: a script or picture that is gone is not found.
/// </summary>
internal sealed class PageConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is not string path || !path[(path.LastIndexOf('/') + 1)..].Contains('.')
        || httpContext?.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)) is true;
}
