package fiji.plugin.neuralstyle.image;

import java.util.Set;

/** Numbers of the fields of a TIFF page. */
final class TiffTag {

	static final int WIDTH = 256;
	static final int HEIGHT = 257;
	static final int BITS = 258;
	static final int COMPRESSION = 259;
	static final int PHOTOMETRIC = 262;
	static final int FILL_ORDER = 266;
	static final int DESCRIPTION = 270;
	static final int STRIP_OFFSETS = 273;
	static final int ORIENTATION = 274;
	static final int SAMPLES = 277;
	static final int ROWS_PER_STRIP = 278;
	static final int STRIP_LENGTHS = 279;
	static final int X_RESOLUTION = 282;
	static final int Y_RESOLUTION = 283;
	static final int PLANES = 284;
	static final int RESOLUTION_UNIT = 296;
	static final int PREDICTOR = 317;
	static final int COLOUR_MAP = 320;
	static final int TILE_WIDTH = 322;
	static final int TILE_HEIGHT = 323;
	static final int TILE_OFFSETS = 324;
	static final int TILE_LENGTHS = 325;
	static final int EXTRA_SAMPLES = 338;
	static final int SAMPLE_FORMAT = 339;
	static final int JPEG_TABLES = 347;
	static final int SUBSAMPLING = 530;
	static final int PROFILE = 34675;
	static final int IMAGEJ_LENGTHS = 50838;
	static final int IMAGEJ = 50839;

	/** What it takes to decode the pixels, but where they are. */
	static final Set<Integer> DECODING = Set.of(BITS, COMPRESSION, PHOTOMETRIC, FILL_ORDER, SAMPLES, PREDICTOR, COLOUR_MAP,
		EXTRA_SAMPLES, SAMPLE_FORMAT, JPEG_TABLES, SUBSAMPLING);

	/** What ImageJ keeps beside the pixels: calibration, display range, Info, overlay. */
	static final Set<Integer> DESCRIBING = Set.of(DESCRIPTION, X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT, IMAGEJ_LENGTHS,
		IMAGEJ);

	static final int UNCOMPRESSED = 1;
	static final int PLANE_BY_PLANE = 2;
	static final int BLACK_IS_ZERO = 1;
	static final int RGB = 2;
	static final int REAL = 3;
	/** Of an extra sample: opacity that the colours are not multiplied by. */
	static final int OPACITY = 2;

	private TiffTag() {}
}
