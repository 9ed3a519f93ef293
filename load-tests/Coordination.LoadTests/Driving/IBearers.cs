namespace Coordination.LoadTests.Driving;

/// <summary>The sign-ins of the accounts.</summary>
internal interface IBearers
{
    /// <summary>The <c>Authorization</c> header of an account.</summary>
    string Of(int account);

    /// <summary>Signs the account in again after its header was turned away.</summary>
    Task Renew(int account, CancellationToken stop);
}
