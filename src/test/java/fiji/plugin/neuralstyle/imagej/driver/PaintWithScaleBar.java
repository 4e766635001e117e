package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;

/** Paints an image with ImageJ's scale bar at twice its size, and once more without the bar. */
public final class PaintWithScaleBar implements Scenario {

	private static final String RESULT = "cells in the style of style";

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.picture(Pictures.STYLE, 64, 5).show();
		final ImagePlus cells = Pictures.picture("cells.tif", 64, 11);
		cells.getCalibration().pixelWidth = cells.getCalibration().pixelHeight = 0.25;
		cells.getCalibration().setUnit("um");
		cells.show();
		IJ.run(cells, "Scale Bar...", "width=8 height=3 thickness=3 font=10 color=White background=None location=[Lower Right] " +
			"horizontal bold overlay");
		describe("content", cells, found);
		final ImagePlus result = paint();
		describe("result", result, found);
		found.setProperty("pixels", Windows.pixels(result));
		result.changes = false;
		result.close();
		cells.setOverlay(null);
		found.setProperty("pixelsWithoutBar", Windows.pixels(paint()));
	}

	private static ImagePlus paint() {
		IJ.runMacro("selectImage('cells.tif'); run('Neural Style Transfer...', 'content=cells.tif style=" + Pictures.STYLE +
			" size=128 levels=1 iterations=2');");
		return Windows.image(RESULT);
	}

	private static void describe(final String which, final ImagePlus image, final Properties found) {
		final Overlay overlay = image.getOverlay();
		final double pixel = image.getCalibration().pixelWidth;
		found.setProperty(which + "Pixel", Double.toString(pixel));
		found.setProperty(which + "Elements", Integer.toString(overlay.size()));
		found.setProperty(which + "Label", Arrays.stream(overlay.toArray()).filter(TextRoi.class::isInstance).map(roi -> ((TextRoi) roi)
			.getText().strip()).findFirst().orElse("none"));
		found.setProperty(which + "Bar", Arrays.stream(overlay.toArray()).filter(roi -> !(roi instanceof TextRoi)).map(
			Roi::getFloatWidth).map(width -> Double.toString(width * pixel)).findFirst().orElse("none"));
	}
}
