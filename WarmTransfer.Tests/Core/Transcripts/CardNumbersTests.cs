using WarmTransfer.Core.Transcripts;

namespace WarmTransfer.Tests.Core.Transcripts;

/// <summary>Card numbers go before anything is saved or shown.</summary>
public sealed class CardNumbersTests
{
    [Theory]
    [InlineData("My card is 4111 1111 1111 1111.", "My card is [card number].")]
    [InlineData("It is 4111-1111-1111-1111, valid until 04 27", "It is [card number], valid until 04 27")]
    [InlineData("378282246310005", "[card number]")]
    [InlineData("four one one one, one one one one, one one one one, one one one one", "[card number]")]
    [InlineData("Four one one one and then one one one one uh one one one one one one one one please", "[card number] please")]
    [InlineData("four triple one double one double one 1111 double one double one", "[card number]")]
    [InlineData("forty two forty two forty two forty two forty two forty two forty two forty two", "[card number]")]
    [InlineData("My number is 202 555 0123.", "My number is 202 555 0123.")]
    [InlineData("Order 4111 1111 1111 1112.", "Order 4111 1111 1111 1112.")]
    [InlineData("I have one question about two invoices.", "I have one question about two invoices.")]
    [InlineData("", "")]
    public void Are_taken_out_of_a_sentence(string said, string kept) => Assert.Equal([kept], CardNumbers.Without([said]));

    [Fact]
    public void Are_taken_out_of_several_sentences_together() => Assert.Equal(
        ["Yes, [card number]", "[card number]", "[card number] and that is it."], CardNumbers.Without(["Yes, 4111 1111", "one one one one", "1111 and that is it."]));

    [Fact]
    public void Every_length_is_found_with_a_right_check_digit_and_left_with_a_wrong_one()
    {
        var random = new Random(1);
        for (var run = 0; run < 500; run++)
        {
            var digits = string.Concat(Enumerable.Range(0, random.Next(12, 19)).Select(_ => random.Next(1, 10)));
            var right = digits + CheckDigit(digits);
            Assert.Equal("It is [card number].", CardNumbers.Without([$"It is {right}."])[0]);
        }

        Assert.Equal("It is 4111111111112.", CardNumbers.Without(["It is 4111111111112."])[0]);
    }

    [Fact]
    public void The_bank_card_numbers_of_a_sentence_leave_no_digit_of_themselves()
    {
        var text = CardNumbers.Without(["First 5555 5555 5555 4444, second 4012 8888 8888 1881."])[0];
        Assert.DoesNotContain(text, char.IsAsciiDigit);
    }

    private static int CheckDigit(string digits)
    {
        var sum = digits.Reverse().Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 2 : 1)).Sum(doubled => doubled > 9 ? doubled - 9 : doubled);
        return (10 - (sum % 10)) % 10;
    }
}
