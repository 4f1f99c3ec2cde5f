using NAudio.Wave;

namespace WarmTransfer.Tests.Web.Sounds;

/// <summary>Sound files of a tone.</summary>
internal static class Recordings
{
    public const double Tone = 440;

    /// <summary>Half a second of <see cref="Tone"/>, 16 kHz, one channel, 24 kbit/s: made with LAME from a sine.</summary>
    public static byte[] Mp3 { get; } = Convert.FromBase64String("""
        //M4xAAU4GqcH08YAFZJLaEPQ9D0PQ9D1er1enDkJwhC+K+CnAzhhiYD0EILghisZHgJg+D4Pn4gDHB/wxKe/lPD/KO4f5T39HBAHwfB8HwcBAMFAwD4Py4EBB1APv0e9WoEIMIGBAABEna///M4xAsYCUK0V5qY
        Av/XM6Pzf0oMFm6UCg43h9CcA3YEShcyIKgETD7mgBnhOSIpISkIWIb/l0mTIvF7/zEukyZF4vf/mJFSKmReLxj/KhIGhKEv+DQlCQNCU7/+DQlOh0qq///3qLxAEAGX//M4xAkWiHooAd9gANoWGAbgIhgMoHEY
        I2AlGCOA2Jhdw7uaVoMHG8xj+hivIuQYdwFymE9CS5gEYQWYIAAwmAcAD46AIBAAky5Q0Ilq36sp9n///9n/R9m///2/9NWAACMU/+f2mZyWaMcJ//M4xA0VaHopkNf6ZDNKTOxDSbzAPQLwwHoF7ME7EXjHPLD4
        z3kW6MEEBRTIsRDbyPzLUzzJ0KDC4BwgGkRWbQJMVcqP0+9n/R/sR9n/q9///f6vV0r//+RNIQFB40OiApMaZDV7MwKIEwME//M4xBYYCMIcAN/oaJwkkwoIZqMyV+xDagiJgw1sL5MHVB3zCxhBYwSMFWMDjASQ
        OQQACZgKDAtmGWBQBBy5/9fz32K6v/7ejDnxyMgr3bv/+5KrV1J01YAAM/XfxfEqAESAyYAgsYXgkHFy//M4xBQYkMIdgO/ohGToBmfwTG4Ynn8hOGolhVB1cgJ4YjyDamCqhIJgSA0cYBKEpBYCVAi4BAVCEIHX
        FIDgHstP/Vr+f9xFXV6ft2dGj/sV79//ouRcxdivclXAADMkl/9/tVhxZUxooz6Y//M4xBAWCHopktf6ZNFBNnkMBQArzAnQWAwYIQfMiZp7zSVBWEwWUESMYh/NnayMpj4MlA1MLQKBQKo5Mlkdemxenq0e5P3d
        v+1HyX/Zd3f//2fXyar///lC6xIADhIGjxgaaZdFGAxgd5gX//M4xBYWSMYkAN/ObEDoGDOilJkDWXCaIyNymEiBIhgrQKQYRmFPmByAaJgWgBEAgG8MAHED1LGJgPEQ//6fJfv9vu//1/9VHVo//T1WbPXV+Rgd
        cIMBBgoJRIazGAEDKMNTSYcDplMzNnCs//M4xBsT8H4oAI9+RLNzPBzzDBgU4wPYGEMClEYTAMAYUwAYBYGQBskABFU2YO3F5y/z7c79////vr//69P///+t///s0uUEgDGDTPJTUujeWzAYwJ4wLoFDMHBDzjJy
        pxA1NcT0MG4A2TDU//M4xCoUAHYoANf6ZLI12xcyXRsyJD4wmA8DAkhq06duUp77c99////v3/+3q//6P/Zr///6dpiJYYNAB0QRDL+zAPgNQwH8GhMEaErDFibkwy64Y6MGvB8zkb5P7cg2WgDUYNDC4NBtIBe7
        //M4xDkTwHYoANf4ZFyGJWGfszv3+z3//6n/+3r0f/+u3+v//+R9RQdCjoASPGwAHdSmUApGkpVnRzsGauouhuIQVEYYKC9mCFgxZgcgiYYCeC+GASgK4IAGhUADUMZG7EYn73fsz33////q//M4xEkTwH4oANd+
        YP/e3q//6f//7MqVAQSZEkalUbh+dW8YEMBRmB8gpRhIQfiZizRPm0cCjJhJ4FgBEBNffsMmloMkBVMKwaMCgDQBMRl1WXWf8r8n/0f/o2f9P3///6rdav//+IM/LnmA//M4xFkUGHokANf6ZBYAGYAgASGARAEh
        gIQAcYEyCNmCVgzphj4hmYgE8lmDqhfZgEICQYEYAeGBmgE5gPQDKYEIAyGAVADRgDAAI0dYdg4Dk5r/PQwkLIJQKBgMBgMBQB//5kACM/5r80Kw//M4xGcT+HY0AV9IAAkkjZqULQAdpYOByYHNOgi0jbBK+GMy
        4B0QgAJ4A5Z7oWAyRAIB4BSMAkD/4X6AYCBdAQhC+//4N0wukAoADiA+ELK//8SMUEF1ArAuEPXFp///GSEEBnh2idxyR6Fk//M4xHYnMybBv5mgAhAv///yEGbICPY5hFiQIORUiZFCe/////NC+am5gbGiZqbo
        GxomeQUqclu2A2Zm1AQE1AVjMFATCgICpbMJEQNDwVPAqdLHoNPBV4lBUsDJYGngq8qGlHoNHhKeKgqo//M4xDgUgHK4/8MQAvREeXhriIO8FXZYGuJTvBp+sFeIg7wVdlgaTEFNRTMuMTAwVVVVVVVVVVVVVVVV
        VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV
        """);

    public static byte[] Wav(int rate = 44_100, int channels = 2, double seconds = 0.5)
    {
        using var written = new MemoryStream();
        using (var writer = new WaveFileWriter(written, new WaveFormat(rate, 16, channels)))
            for (var i = 0; i < (int)(seconds * rate) * channels; i++) writer.WriteSample((float)(0.4 * Math.Sin(2 * Math.PI * Tone * (i / channels) / rate)));
        return written.ToArray();
    }
}
