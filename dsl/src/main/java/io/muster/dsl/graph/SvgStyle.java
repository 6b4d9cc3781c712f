// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

/** The look of the pictures. */
final class SvgStyle {

  static final String CSS =
      """

      text { font: 13px system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; fill: #1f2933 }
      .title { font-size: 18px; font-weight: 600 }
      .name { font-weight: 600 }
      .soft, .label { fill: #52606d }
      .label { font-size: 12px }
      .paper { fill: #ffffff }
      .box { fill: #f3f6fa; stroke: #9aa5b1 }
      .row { fill: #ffffff; stroke: #cbd2d9 }
      .verify { fill: #e9f7ef; stroke: #7fbf98 }
      .pause { fill: #fff6e0; stroke: #d9a93a }
      .decision { fill: #fff6e0; stroke: #d9a93a }
      .start { fill: #e1ecfb; stroke: #6d9bd8 }
      .outcome { fill: #e1ecfb; stroke: #6d9bd8 }
      .failure { fill: #fdecea; stroke: #d98880; stroke-dasharray: 4 3 }
      .arrow { fill: none; stroke: #616e7c; stroke-width: 1.4 }
      .dashed { stroke: #c0685e; stroke-dasharray: 4 3 }
      .head { fill: #616e7c }
      @media (prefers-color-scheme: dark) {
      text { fill: #e4e7eb }
      .soft, .label { fill: #b3bdc8 }
      .paper { fill: #16191d }
      .box { fill: #20262e; stroke: #5b6875 }
      .row { fill: #16191d; stroke: #49545f }
      .verify { fill: #163324; stroke: #4d8f69 }
      .pause, .decision { fill: #3a2f10; stroke: #a9842c }
      .start, .outcome { fill: #172a44; stroke: #4b78b5 }
      .failure { fill: #3b1c19; stroke: #a85b53 }
      .arrow { stroke: #9aa5b1 }
      .dashed { stroke: #c9786f }
      .head { fill: #9aa5b1 }
      }
      """;

  private SvgStyle() {}
}
