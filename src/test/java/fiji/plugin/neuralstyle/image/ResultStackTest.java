package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.Samples;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

/** Painted pictures put together again. */
class ResultStackTest {

	private static final int SIDE = 40;

	@ParameterizedTest
	@CsvSource({ "all, 1, 3, 2", "'2,4-5', 1, 1, 3", "3, 1, 1, 1" })
	void allKeepTheirDimensionsAndSomeAreFrames(final String slices, final int channels, final int z, final int t) {
		final ImagePlus result = rgb(IJ.createHyperStack("cells", SIDE, SIDE, 2, 3, 2, 8), slices);
		assertArrayEquals(new int[] { SIDE, SIDE, channels, z, t }, result.getDimensions());
		assertEquals(z > 1 && t > 1, result.isHyperStack());
	}

	@Test
	void someOfAPlainStackAreSlicesWithTheirLabels() {
		final ImagePlus stack = IJ.createImage("stack", "8-bit", SIDE, SIDE, 5);
		for (int n = 1; n <= 5; n++) {
			stack.getStack().setSliceLabel("label " + n, n);
		}
		final ImagePlus result = rgb(stack, "2,5");
		assertArrayEquals(new int[] { SIDE, SIDE, 1, 2, 1 }, result.getDimensions());
		assertEquals("label 2", result.getStack().getSliceLabel(1));
		assertEquals("label 5", result.getStack().getSliceLabel(2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "8-bit", "16-bit", "RGB" })
	void oneOfAStackAndOneAloneHaveTheirLabelWhereMacrosSeeIt(final String kind) {
		final ImagePlus stack = IJ.createImage("stack", kind, SIDE, SIDE, 3);
		stack.getStack().setSliceLabel("label 2", 2);
		final ImagePlus alone = IJ.createImage("alone", kind, SIDE, SIDE, 1);
		alone.setProp("Slice_Label", "label 2");
		final ImagePlus without = IJ.createImage("without", kind, SIDE, SIDE, 1);
		without.setProperty("Info", "more than a label");
		assertEquals("label 2", ownType(stack, 2).getProp("Slice_Label"));
		assertEquals("label 2", ownType(alone, 1).getProp("Slice_Label"));
		assertNull(ownType(without, 1).getProp("Slice_Label"));
	}

	@Test
	void channelsOfTheOwnTypeLookAsBefore() {
		final ImagePlus plain = IJ.createHyperStack("cells", SIDE, SIDE, 2, 1, 3, 16);
		final CompositeImage content = new CompositeImage(plain, CompositeImage.COMPOSITE);
		for (int c = 1; c <= 2; c++) {
			content.setPosition(c, 1, 1);
			content.setDisplayRange(10 * c, 1000 * c);
		}
		content.getStack().setSliceLabel("second of frame 3", 6);
		final Pictures pictures = new Pictures(content);
		final ImagePlus result = new ResultStack(pictures, List.of(1, 2, 3)).of(List.of(pictures.copy(1), pictures.copy(2),
			pictures.copy(3)));
		assertArrayEquals(content.getDimensions(), result.getDimensions());
		assertEquals(CompositeImage.COMPOSITE, ((CompositeImage) result).getMode());
		assertEquals(Arrays.toString(content.getLuts()), Arrays.toString(result.getLuts()));
		assertEquals(2000, result.getLuts()[1].max);
		assertEquals("second of frame 3", result.getStack().getSliceLabel(6));
	}

	@Test
	void theOverlayGoesWithItsSlices() {
		final ImagePlus stack = IJ.createImage("stack", "8-bit", SIDE, SIDE, 5);
		final Overlay overlay = new Overlay();
		for (int position = 0; position <= 5; position++) {
			final Roi roi = new Roi(position, 0, 8, 8);
			roi.setPosition(position);
			overlay.add(roi);
		}
		stack.setOverlay(overlay);
		final Overlay copy = described(stack, "2,5").getOverlay();
		assertEquals(3, copy.size());
		assertEquals(List.of(0, 1, 2), Arrays.stream(copy.toArray()).map(Roi::getPosition).toList());
		assertEquals(List.of(0, 2, 5), Arrays.stream(copy.toArray()).map(roi -> roi.getBounds().x).toList());
		assertEquals(6, stack.getOverlay().size());
		assertEquals(5, stack.getOverlay().get(5).getPosition());
		final Overlay single = described(stack, "3").getOverlay();
		assertEquals(List.of(0, 0), Arrays.stream(single.toArray()).map(Roi::getPosition).toList());
	}

	@Test
	void theOverlayOfAHyperstackGoesWithItsFrames() {
		final ImagePlus content = IJ.createHyperStack("cells", SIDE, SIDE, 2, 3, 2, 8);
		final Roi frame = new Roi(1, 1, 5, 5);
		frame.setPosition(0, 0, 2);
		final Roi one = new Roi(2, 2, 5, 5);
		one.setPosition(1, 3, 1);
		content.setOverlay(new Overlay(frame));
		content.getOverlay().add(one);
		final Overlay all = described(content, "all").getOverlay();
		assertEquals(4, all.size(), "the frame's for each of its slices");
		assertTrue(Arrays.stream(all.toArray()).limit(3).allMatch(roi -> roi.getTPosition() == 2));
		assertEquals(3, all.get(3).getZPosition());
		assertEquals(1, all.get(3).getTPosition());
		final Overlay some = described(content, "3,4").getOverlay();
		assertEquals(List.of(2, 1), Arrays.stream(some.toArray()).map(Roi::getPosition).toList());
	}

	private static ImagePlus ownType(final ImagePlus content, final int number) {
		final Pictures pictures = new Pictures(Snapshot.of(content));
		return new ResultStack(pictures, List.of(number)).of(List.of(pictures.copy(number)));
	}

	private static ImagePlus described(final ImagePlus content, final String slices) {
		final ImagePlus result = rgb(content, slices);
		ResultImage.describe(result, new Pictures(content).numbers(Slices.parse(slices)), ResultType.RGB, content, List
			.of(Samples.style(40, 40).getTitle()), Map.of());
		return result;
	}

	private static ImagePlus rgb(final ImagePlus content, final String slices) {
		final Pictures pictures = new Pictures(content);
		final List<Integer> numbers = pictures.numbers(Slices.parse(slices));
		return new ResultStack(pictures, numbers).of(numbers.stream().map(number -> Samples.content(SIDE, SIDE)).toList());
	}
}
