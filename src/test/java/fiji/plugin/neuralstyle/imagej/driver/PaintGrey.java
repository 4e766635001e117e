package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.Color;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.measure.Calibration;
import ij.process.LUT;

/** Paints a 16-bit image that has all that one can have, keeping its type: with the live window, and in batch mode. */
public final class PaintGrey implements Scenario {

	private static final String RESULT = "cells in the style of style";
	private static final String LINE = "selectImage('cells.tif'); run('Neural Style Transfer...', 'content=cells.tif style=" +
		Pictures.STYLE + " resulttype=same size=0 levels=1 iterations=60');";

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.picture(Pictures.STYLE, 96, 5).show();
		final ImagePlus cells = cells();
		describe("content", cells, found);
		IJ.runMacro(LINE);
		take("window", found);
		new Interpreter().run("setBatchMode(true);\n" + LINE + "\nsetBatchMode('exit and display');", "");
		take("batch", found);
	}

	private static ImagePlus cells() {
		final ImagePlus cells = IJ.createImage("cells.tif", "16-bit ramp", 96, 96, 1);
		cells.setLut(LUT.createLutFromColor(Color.cyan));
		cells.setDisplayRange(300, 40300);
		final Calibration calibration = cells.getCalibration();
		calibration.pixelWidth = calibration.pixelHeight = 0.25;
		calibration.setUnit("um");
		calibration.setFunction(Calibration.STRAIGHT_LINE, new double[] { 0.5, 4 }, "OD");
		final Roi nucleus = new Roi(7, 9, 20, 12);
		nucleus.setName("a nucleus");
		cells.setOverlay(new Overlay(nucleus));
		cells.show();
		IJ.run(cells, "Set Label...", "label=[frame 7]");
		return cells;
	}

	private static void take(final String way, final Properties found) {
		final ImagePlus result = Windows.image(RESULT);
		found.setProperty(way, result.getWindow().getClass().getSimpleName());
		describe(way, result, found);
		result.changes = false;
		result.close();
	}

	private static void describe(final String way, final ImagePlus image, final Properties found) {
		WindowManager.setCurrentWindow(image.getWindow());
		found.setProperty(way + ".label", new Interpreter().run("return getInfo('slice.label');", ""));
		found.setProperty(way + ".bits", Integer.toString(image.getBitDepth()));
		found.setProperty(way + ".pixels", Windows.pixels(image));
		final Calibration calibration = image.getCalibration();
		found.setProperty(way + ".calibration", calibration.pixelWidth + " " + calibration.getUnit() + ", 1000 is " + calibration
			.getCValue(1000) + " " + calibration.getValueUnit());
		found.setProperty(way + ".overlay", Arrays.stream(image.getOverlay().toArray()).map(PaintGrey::text).collect(Collectors
			.joining(";")));
		found.setProperty(way + ".range", image.getDisplayRangeMin() + " to " + image.getDisplayRangeMax());
		found.setProperty(way + ".table", Integer.toHexString(Arrays.hashCode(image.getProcessor().getLut().getBytes())));
		found.setProperty(way + ".info", String.valueOf(image.getInfoProperty()));
	}

	private static String text(final Roi roi) {
		final Rectangle bounds = roi.getBounds();
		return roi.getName() + " at " + bounds.x + "," + bounds.y + "," + bounds.width + "," + bounds.height;
	}
}
