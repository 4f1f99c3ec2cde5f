using WarmTransfer.Web.Dialling;

namespace WarmTransfer.Tests.Web.Dialling;

public sealed class NumbersInTests
{
    [Theory]
    [InlineData("Call +1 (202) 555-0123 on Monday.", "Call |+1 (202) 555-0123=+12025550123| on Monday.")]
    [InlineData("+442079460000, or +4915112345678", "+442079460000=+442079460000|, or |+4915112345678=+4915112345678")]
    [InlineData("Order 4711, 2025550123, +12, +1234567890123456789", "Order 4711, 2025550123, +12, +1234567890123456789")]
    [InlineData("", "")]
    public void A_number_is_found_as_people_write_it(string text, string parts) =>
        Assert.Equal(parts, string.Join('|', NumbersIn.Split(text).Select(part => part.Number is null ? part.Text : $"{part.Text}={part.Number}")));
}
