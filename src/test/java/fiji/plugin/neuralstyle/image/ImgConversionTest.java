package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.network.RgbImage;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ConstantUtils;
import net.imglib2.util.ImgUtil;
import net.imglib2.view.Views;

class ImgConversionTest {

	/** 2 x 1 pixels; red, then green, then blue. */
	private static final float[] PLANES = { 0, 0.2f, 0.4f, 0.6f, 0.8f, 1 };

	@Test
	void floatsAndDoublesAreTakenAsTheyAre() {
		final RgbImage image = toRgb(ArrayImgs.floats(PLANES, 2, 1, 3));
		assertEquals(2, image.width());
		assertEquals(1, image.height());
		assertArrayEquals(PLANES, image.planes());
		assertArrayEquals(new float[] { 0.5f, 0, 1 }, toRgb(ArrayImgs.doubles(new double[] { 0.5, 0, 1 }, 1, 1, 3)).planes());
	}

	@Test
	void integersCountByTheRangeOfTheirType() {
		assertArrayEquals(PLANES, toRgb(ArrayImgs.unsignedBytes(new byte[] { 0, 51, 102, (byte) 153, (byte) 204, (byte) 255 },
			2, 1, 3)).planes());
		assertArrayEquals(new float[] { 0, 0.2f, 1 }, toRgb(ArrayImgs.unsignedShorts(new short[] { 0, 13107, (short) 65535 },
			1, 1, 3)).planes());
		assertArrayEquals(new float[] { 0, 128 / 255f, 1 }, toRgb(ArrayImgs.bytes(new byte[] { -128, 0, 127 }, 1, 1, 3))
			.planes());
	}

	@Test
	void greyIsThreeEqualPlanes() {
		final RgbImage image = toRgb(ArrayImgs.unsignedBytes(new byte[] { 0, 51, (byte) 255 }, 3, 1));
		assertArrayEquals(new float[] { 0, 0.2f, 1, 0, 0.2f, 1, 0, 0.2f, 1 }, image.planes());
	}

	@Test
	void viewsOfAnyOriginAndLayoutKeepTheirOrder() {
		final RandomAccessibleInterval<FloatType> plain = ArrayImgs.floats(PLANES, 2, 1, 3);
		assertArrayEquals(PLANES, toRgb(Views.translate(plain, -7, 5, 1)).planes());
		final RandomAccessibleInterval<FloatType> cells = new CellImgFactory<>(new FloatType(), 1).create(2, 1, 3);
		ImgUtil.copy(plain, cells);
		assertArrayEquals(PLANES, toRgb(cells).planes());
		final RandomAccessibleInterval<FloatType> channelsFirst = ArrayImgs.floats(new float[] { 0, 0.4f, 0.8f, 0.2f, 0.6f,
			1 }, 3, 2, 1);
		assertArrayEquals(PLANES, toRgb(Views.permute(Views.permute(channelsFirst, 0, 2), 0, 1)).planes());
	}

	@Test
	void packedColoursAreAViewAway() {
		final int[] argb = { 0xff003399, 0x00ff6600 };
		assertArrayEquals(new float[] { 0, 1, 0.2f, 0.4f, 0.6f, 0 }, toRgb(Converters.argbChannels(ArrayImgs.argbs(argb, 2,
			1), 1, 2, 3)).planes());
	}

	@Test
	void otherShapesAreRefusedInWords() {
		refused("style image is 4 x 4 x 4; ", ArrayImgs.floats(4, 4, 4));
		refused("3 channels (red, green, blue), or x and y alone", ArrayImgs.floats(4, 4, 1));
		refused("style image is 9; ", ArrayImgs.floats(9));
		refused("4 x 4 x 3 x 2", ArrayImgs.floats(4, 4, 3, 2));
		refused("no pixels", Views.interval(ArrayImgs.floats(2, 2, 3), new long[3], new long[] { -1, 1, 2 }));
		refused("million pixels", ConstantUtils.constantRandomAccessibleInterval(new FloatType(), new FinalInterval(50_000, 50_000, 3)));
	}

	@ParameterizedTest
	@ValueSource(floats = { 212.5f, -0.1f, 1.5f, Float.NaN, Float.POSITIVE_INFINITY })
	void realNumbersOutOfRangeAreRefusedInWords(final float value) {
		refused("style image has the value " + value, ArrayImgs.floats(new float[] { 0, value, 0 }, 1, 1, 3));
	}

	private static <T extends RealType<T>> RgbImage toRgb(final RandomAccessibleInterval<T> image) {
		return ImgConversion.toRgb("style", image);
	}

	private static void refused(final String words, final RandomAccessibleInterval<FloatType> image) {
		final String message = assertThrows(IllegalArgumentException.class, () -> toRgb(image)).getMessage();
		assertTrue(message.contains(words), message);
	}
}
