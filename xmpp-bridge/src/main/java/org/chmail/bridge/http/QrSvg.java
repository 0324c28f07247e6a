package org.chmail.bridge.http;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;

/** A text as a QR code (ISO/IEC 18004): an SVG of one path, dark on light in either colour scheme, as readers want it. */
final class QrSvg implements Content {

    /** Modules of light around it. */
    private static final int QUIET = 4;

    private final QrCode code;
    private final String label;

    private QrSvg(QrCode code, String label) {
        this.code = code;
        this.label = label;
    }

    /** @param label what it is, to who can't see it */
    static QrSvg of(String text, String label) {
        return new QrSvg(QrCode.encodeText(text, Ecc.MEDIUM), label);
    }

    @Override
    public void writeTo(TemplateOutput output) {
        int size = code.size + 2 * QUIET;
        output.writeContent("<svg class=\"qr\" role=\"img\" viewBox=\"0 0 " + size + " " + size + "\"><title>");
        output.writeUserContent(label);
        output.writeContent("</title><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size + "H0z\"/><path d=\""
                + modules() + "\"/></svg>");
    }

    private String modules() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
