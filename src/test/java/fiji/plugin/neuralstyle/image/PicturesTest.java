package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.awt.Color;
import java.awt.Rectangle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;

/** Single pictures out of stacks look as they do there, and taking them changes nothing. */
class PicturesTest {

	private static final int SIDE = 36;

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24, 32 })
	void aCopyLooksAsTheStackDoesThere(final int bits) {
		final ImagePlus stack = stack(bits);
		for (int number = 1; number <= 5; number++) {
			final ImagePlus copy = new Pictures(stack).copy(number);
			final ImagePlus moved = stack.duplicate();
			moved.setSlice(number);
			assertArrayEquals(ImageConversion.toRgb(moved).planes(), ImageConversion.toRgb(copy).planes());
			assertEquals(1, copy.getStackSize());
			assertEquals(bits, copy.getBitDepth());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { CompositeImage.COMPOSITE, CompositeImage.COLOR, CompositeImage.GRAYSCALE })
	void aCopyHasAllChannels(final int mode) {
		final CompositeImage image = channels(mode);
		final ImagePlus copy = new Pictures(image).copy(5);
		image.setPosition(2, 2, 2);
		assertEquals(3, copy.getNChannels());
		assertEquals(3, copy.getStackSize());
		assertArrayEquals(ImageConversion.toRgb(image).planes(), ImageConversion.toRgb(copy).planes(), 1e-6f);
	}

	@ParameterizedTest
	@ValueSource(ints = { CompositeImage.COMPOSITE, CompositeImage.COLOR, CompositeImage.GRAYSCALE })
	void aSnapshotOutlivesItsImage(final int mode) {
		final CompositeImage image = channels(mode);
		image.setPosition(2, 3, 2);
		final float[] before = ImageConversion.toRgb(image).planes();
		final ImagePlus snapshot = Snapshot.of(image);
		image.flush();
		assertArrayEquals(before, ImageConversion.toRgb(snapshot).planes());
		assertArrayEquals(before, ImageConversion.toRgb(new Pictures(snapshot).copy(6)).planes());
		assertArrayEquals(new int[] { SIDE, SIDE, 3, 3, 2 }, snapshot.getDimensions());
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24, 32 })
	void aSnapshotLooksTheSame(final int bits) {
		final ImagePlus stack = stack(bits);
		stack.setSlice(3);
		final ImagePlus snapshot = Snapshot.of(stack);
		assertArrayEquals(ImageConversion.toRgb(stack).planes(), ImageConversion.toRgb(snapshot).planes());
		assertEquals(3, new Pictures(snapshot).current());
		final ImagePlus single = new ImagePlus("single", stack.getStack().getProcessor(2));
		assertArrayEquals(ImageConversion.toRgb(single).planes(), ImageConversion.toRgb(Snapshot.of(single)).planes());
	}

	@Test
	void theStackIsNotChanged() {
		final ImagePlus stack = stack(16);
		stack.setSlice(2);
		stack.setRoi(3, 4, 10, 11);
		stack.changes = false;
		final short[] before = ((short[]) stack.getStack().getPixels(4)).clone();
		final ImagePlus copy = new Pictures(stack).copy(4);
		copy.getProcessor().set(0);
		copy.getRoi().setLocation(0, 0);
		assertNotSame(stack.getRoi(), copy.getRoi());
		assertEquals(new Rectangle(3, 4, 10, 11), stack.getRoi().getBounds());
		assertEquals(2, stack.getCurrentSlice());
		assertArrayEquals(before, (short[]) stack.getStack().getPixels(4));
		assertEquals(100, stack.getDisplayRangeMin());
		assertEquals(false, stack.changes);
	}

	private static ImagePlus stack(final int bits) {
		final ImagePlus stack = IJ.createImage("stack", bits == 24 ? "RGB" : bits + "-bit", SIDE, SIDE, 5);
		for (int n = 1; n <= 5; n++) {
			fill(stack.getStack().getProcessor(n), n);
		}
		if (bits == 24) return stack;
		stack.setLut(LUT.createLutFromColor(Color.orange));
		stack.setDisplayRange(bits == 16 ? 100 : 10, bits == 16 ? 900 : 200);
		return stack;
	}

	private static CompositeImage channels(final int mode) {
		final ImagePlus plain = IJ.createHyperStack("channels", SIDE, SIDE, 3, 3, 2, 16);
		for (int n = 1; n <= plain.getStackSize(); n++) {
			fill(plain.getStack().getProcessor(n), n);
		}
		final CompositeImage image = new CompositeImage(plain, mode);
		for (int c = 1; c <= 3; c++) {
			image.setPosition(c, 1, 1);
			image.setDisplayRange(50 * c, 1000);
		}
		image.setPosition(2, 1, 1);
		return image;
	}

	private static void fill(final ImageProcessor plane, final int n) {
		for (int i = 0; i < SIDE * SIDE; i++) {
			if (plane.getBitDepth() == 24) plane.set(i, 0xff000000 | i * 7919 * n & 0xffffff);
			else if (plane.getBitDepth() == 32) plane.setf(i, i * 31 * n % 255 + 0.25f);
			else plane.set(i, i * 31 * n % (plane.getBitDepth() == 8 ? 256 : 1200));
		}
	}
}
