package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ByteProcessor;

/** Title, calibration and metadata of what comes out. */
class ResultImageTest {

	private static final RgbImage HALF = new RgbImage(50, 20, new float[3 * 50 * 20]);

	private final ImagePlus content = new ImagePlus("cells.tif", new ByteProcessor(100, 80));

	private final ImagePlus style = new ImagePlus("waves.jpg", new ByteProcessor(40, 40));

	@Test
	void theCalibrationCoversTheSameArea() {
		final Calibration calibration = content.getCalibration();
		calibration.pixelWidth = 0.5;
		calibration.pixelHeight = 0.25;
		calibration.xOrigin = 10;
		calibration.yOrigin = 8;
		calibration.setUnit("um");
		calibration.setFunction(Calibration.STRAIGHT_LINE, new double[] { 1, 2 }, "OD");
		final Calibration result = described(Map.of()).getCalibration();
		assertEquals(1, result.pixelWidth);
		assertEquals(1, result.pixelHeight);
		assertEquals(5, result.xOrigin);
		assertEquals(2, result.yOrigin);
		assertEquals("\u00b5m", result.getUnit());
		assertFalse(result.calibrated());
		assertEquals(0.5, content.getCalibration().pixelWidth);
		assertEquals("OD", content.getCalibration().getValueUnit());
	}

	@Test
	void theInfoComesBackAsItWasGiven() {
		final Map<String, String> info = new LinkedHashMap<>();
		info.put("Content", "cells.tif");
		info.put("Losses", "content 1.5: style 2");
		final ImagePlus result = described(info);
		assertEquals("cells in the style of waves", result.getTitle());
		assertEquals(ImagePlus.COLOR_RGB, result.getType());
		assertEquals(info, ResultImage.info(result));
		assertEquals("cells.tif", result.getInfoProperty().lines().findFirst().orElseThrow().substring(9));
		assertEquals(Map.of(), ResultImage.info(content));
	}

	@ParameterizedTest
	@CsvSource({ "cells.tif, waves.jpg, cells in the style of waves", "a.b.png, v1.2, a.b in the style of v1.2",
		"[1] x=2.png, 'a\"b', (1) x-2 in the style of a'b", ".tif, ' ', image in the style of image" })
	void titlesAreSafeInMacros(final String contentTitle, final String style, final String title) {
		assertEquals(title, ResultImage.title(contentTitle, List.of(style)));
	}

	private ImagePlus described(final Map<String, String> info) {
		final ImagePlus image = ImageConversion.toImagePlus("", HALF);
		ResultImage.describe(image, List.of(1), ResultType.RGB, content, List.of(style.getTitle()), info);
		return image;
	}
}
