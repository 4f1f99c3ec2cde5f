using PhoneNumbers;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Calls;

/// <summary>The numbering plans of the world, as libphonenumber knows them.</summary>
internal static class NumberingPlans
{
    // The region that libphonenumber gives to country codes of no country.
    private const string NoCountry = "001";

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    /// <param name="number">In E.164 form.</param>
    public static NumberClass Classify(string number)
    {
        try
        {
            return Classify(number, Plans.Parse(number, defaultRegion: null));
        }
        catch (NumberParseException)
        {
            return NumberClass.None;
        }
    }

    /// <summary>The number, E.164, that somebody means who types it on a telephone; null: there is none.</summary>
    /// <param name="like">A number, E.164, of the country in which they are taken to be.</param>
    public static string? Full(string digits, string like)
    {
        try
        {
            var number = Plans.Parse(digits, Plans.GetRegionCodeForCountryCode(Plans.Parse(like, defaultRegion: null).CountryCode));
            return Plans.IsValidNumber(number) ? Plans.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>The country code with which a start begins, with the plus sign; null when it begins with none.</summary>
    public static string? CountryCodeOf(string start) => CountryCodes.FirstOrDefault(code => start.StartsWith(code, StringComparison.Ordinal));

    /// <summary>Whether a start is the beginning of country codes and none itself.</summary>
    public static bool IsShorterThanACountryCode(string start) => CountryCodes.Any(code => code.Length > start.Length && code.StartsWith(start, StringComparison.Ordinal));

    // No country code begins with another one.
    private static IEnumerable<string> CountryCodes => Plans.GetSupportedCallingCodes().Select(code => $"+{code}");

    // What is read otherwise than it is written, such as a country code with a zero behind it, would be judged as one number and dialled as another.
    private static NumberClass Classify(string number, PhoneNumber read) => Plans.IsValidNumber(read) && Plans.Format(read, PhoneNumberFormat.E164) == number
        ? new(Kind(read, Plans.GetRegionCodeForNumber(read)), $"+{read.CountryCode}", IsAtHome(read, Plans.GetRegionCodeForNumber(read)))
        : NumberClass.None;

    private static bool IsAtHome(PhoneNumber number, string region) => region is "CA" || region == Plans.GetRegionCodeForCountryCode(number.CountryCode);

    private static NumberKind Kind(PhoneNumber number, string region) => (Plans.GetNumberType(number), region) switch
    {
        (PhoneNumberType.TOLL_FREE, _) => NumberKind.Ordinary,
        (_, NoCountry) => NumberKind.International,
        (PhoneNumberType.PREMIUM_RATE, _) => NumberKind.PremiumRate,
        (PhoneNumberType.SHARED_COST, _) => NumberKind.SharedCost,
        (PhoneNumberType.PERSONAL_NUMBER, _) => NumberKind.Personal,
        (PhoneNumberType.UAN, _) => NumberKind.UniversalAccess,
        (PhoneNumberType.PAGER, _) => NumberKind.Pager,
        (PhoneNumberType.UNKNOWN, _) => NumberKind.None,
        _ => NumberKind.Ordinary,
    };
}
