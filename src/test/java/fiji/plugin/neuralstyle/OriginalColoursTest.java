package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.ColourSettings;
import fiji.plugin.neuralstyle.transfer.Colours;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.ImagePlus;
import ij.gui.OvalRoi;

class OriginalColoursTest {

	private static final RgbImage STYLE = FormulaNetwork.image(2, 40, 44);
	private static final RgbImage CONTENT = FormulaNetwork.image(0, 48, 40);

	@TempDir
	private Path folder;

	@Test
	void theStylesOwnColoursCostNothing() {
		final OriginalColours colours = new OriginalColours(ColourSettings.DEFAULTS);

		assertSame(STYLE, colours.style(STYLE, CONTENT));
		assertSame(STYLE, colours.result(STYLE, CONTENT));
	}

	@ParameterizedTest
	@EnumSource(names = "STYLE", mode = EnumSource.Mode.EXCLUDE)
	void halfTheStrengthIsHalfTheWay(final Colours colours) {
		final float[] none = changed(colours, 0);
		final float[] half = changed(colours, 0.5);
		final float[] all = changed(colours, 1);

		assertArrayEquals(STYLE.planes(), none);
		assertFalse(Arrays.equals(none, all));
		for (int i = 0; i < half.length; i++) {
			assertEquals((none[i] + all[i]) / 2, half[i], 1e-6);
		}
	}

	@Test
	void aPaintingOfAnotherSizeIsColouredToo() {
		final RgbImage large = new OriginalColours(new ColourSettings(Colours.LUMINANCE, 1)).result(FormulaNetwork.image(2, 96, 80),
			CONTENT);

		assertEquals(96, large.width());
		assertEquals(80, large.height());
	}

	/** Red content, blue style: which of the two colours the result has more of is plain to see. */
	@ParameterizedTest
	@EnumSource(names = "STYLE", mode = EnumSource.Mode.EXCLUDE)
	void aRunsResultHasTheContentsColours(final Colours colours) throws IOException {
		final double styles = redness(run(Colours.STYLE, false));
		final double contents = redness(run(colours, false));

		assertTrue(styles < 0, "redness in the style's colours " + styles);
		assertTrue(contents > 0.1, "redness in the content's colours " + contents);
	}

	@Test
	void outsideASelectionNothingChanges() throws IOException {
		final ImagePlus result = run(Colours.LUMINANCE, true);

		assertEquals(content().getProcessor().get(1, 1), result.getProcessor().get(1, 1));
		assertFalse(content().getProcessor().get(40, 40) == result.getProcessor().get(40, 40));
	}

	private static float[] changed(final Colours colours, final double strength) {
		final OriginalColours original = new OriginalColours(new ColourSettings(colours, strength));
		final RgbImage sameSize = FormulaNetwork.image(0, 40, 44);
		return colours == Colours.LUMINANCE ? original.result(STYLE, sameSize).planes() : original.style(STYLE, sameSize).planes();
	}

	private ImagePlus run(final Colours colours, final boolean selected) throws IOException {
		final TransferSettings settings = TransferSettings.DEFAULTS.withStart(Start.STYLE, 1)
			.withWeights(0, 100, 0).withStopping(new StoppingSettings(3, 0, 0)).withComputation(Optional.empty(), Optional.of(
				Precision.FLOAT32)).withArtist(ArtistSettings.DEFAULTS.withColour(new ColourSettings(colours, 1)));
		final ImagePlus content = content();
		if (selected) content.setRoi(new OvalRoi(20, 20, 40, 40));
		return new StyleTransferJob(content, tinted(FormulaNetwork.image(2, 64, 64), 0, 2), Optional.empty(), Samples.network(
			folder).toString(), settings).run(TransferListener.NONE).image();
	}

	private static ImagePlus content() {
		return tinted(FormulaNetwork.image(0, 80, 80), 2, 0);
	}

	/** With more of one channel and less of another. */
	private static ImagePlus tinted(final RgbImage image, final int less, final int more) {
		final int pixels = image.width() * image.height();
		final float[] planes = image.planes().clone();
		for (int i = 0; i < pixels; i++) {
			planes[less * pixels + i] *= 0.5f;
			planes[more * pixels + i] = 0.5f + 0.5f * planes[more * pixels + i];
		}
		return ImageConversion.toImagePlus("tinted.png", new RgbImage(image.width(), image.height(), planes));
	}

	/** Mean red minus mean blue. */
	private static double redness(final ImagePlus image) {
		final RgbImage rgb = ImageConversion.toRgb(image);
		final int pixels = rgb.width() * rgb.height();
		double sum = 0;
		for (int i = 0; i < pixels; i++) {
			sum += rgb.channel(0)[i] - rgb.channel(2)[i];
		}
		return sum / pixels;
	}
}
