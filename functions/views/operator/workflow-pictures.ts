// Made by "npm run diagram" from statemachines. Do not edit.

import type { WorkflowPicture } from './workflow-picture.ts';

/** From an application to the cohort. */
export const APPLICATION: WorkflowPicture = {
  title: 'From an application to the cohort',
  description:
    "One execution per sending of an application: submit, shortlist, interview, accept, cohort. It starts with: Where am I. It waits until somebody acts at: Wait for the shortlist decision; Wait as a reserve for an interview; Wait for the interview; Wait for the acceptance decision; Wait as a reserve for a place; Wait for the team's answer. It ends with: In the cohort; The application is over; Parked; Needs an operator.",
  width: 752,
  height: 2257,
  spots: [
    { state: 'Wait for the shortlist decision', x: 593.7, y: 283, gate: 'shortlist' },
    { state: 'Wait as a reserve for an interview', x: 474.9, y: 531, gate: 'shortlist-reserve' },
    { state: 'Wait for the interview', x: 573.7, y: 891, gate: 'interview' },
    { state: 'Wait for the acceptance decision', x: 602.7, y: 1105, gate: 'acceptance' },
    { state: 'Wait as a reserve for a place', x: 485.8, y: 1405, gate: 'acceptance-reserve' },
    { state: "Wait for the team's answer", x: 584.7, y: 1748, gate: 'answer' },
    { state: 'In the cohort', x: 566.2, y: 2090 },
    { state: 'The application is over', x: 429.7, y: 209 },
    { state: 'Parked', x: 276.9, y: 550.5 },
    { state: 'Needs an operator', x: 694.2, y: 16 },
  ],
  drawing: `<defs><marker id="tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#0b0c0c"/></marker><marker id="faint-tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#737b85"/></marker></defs>
<rect width="752" height="2257" rx="8" fill="#ffffff"/>
<g transform="translate(57.9 16)">
<path d="M447.3 24.5L447.3 34.3Q447.3 44 447.3 50.5L447.3 57" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 90L447.3 96.5Q447.3 103 447.3 109.5L447.3 116" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 149L447.3 160Q447.3 171 447.3 185L447.3 200.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M388.3 149L323.2 167.2Q309.8 171 309.8 182L309.8 193" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 233.5L447.3 243.8Q447.3 254 447.3 260.5L447.3 267" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 319L447.3 325.5Q447.3 332 447.3 338.5L447.3 345" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 395L447.3 401.5Q447.3 408 447.3 414.5L447.3 421" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 471L447.3 482Q447.3 493 447.3 507L447.3 536Q447.3 550 447.3 564L447.3 584Q447.3 598 447.3 612L447.3 622Q447.3 636 447.3 650L447.3 660Q447.3 674 447.3 688L447.3 698Q447.3 712 447.3 726L447.3 745Q447.3 759 447.3 770L447.3 781" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M383.3 471L340 487.9Q327 493 327 504L327 515" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M372.9 421L347.5 412.5Q334.2 408 334.2 394L334.2 384Q334.2 370 334.2 356L334.2 346Q334.2 332 347.5 327.4L371.9 319" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M360.8 461.2L194.3 490.6Q180.5 493 180.5 507L180.5 534.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M360.8 456.6L75.9 491.3Q62 493 62 507L62 526" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M327 585L327 591.5Q327 598 327 604.5L327 611" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M327 661L327 667.5Q327 674 327 680.5L327 687" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M327 737L327 748Q327 759 339.7 764.9L374.2 781" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M251 687L224.8 678.4Q211.5 674 211.5 660L211.5 650Q211.5 636 211.5 622L211.5 612Q211.5 598 224.4 592.6L242.8 585" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M274.7 737L241.3 753Q228.6 759 228.6 773L228.6 799.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M240.5 730.7L123.8 756Q110.1 759 110.1 773L110.1 791" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 849L447.3 855.5Q447.3 862 447.3 868.5L447.3 875" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 927L447.3 933.5Q447.3 940 447.3 946.5L447.3 953" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 986L447.3 992.5Q447.3 999 447.3 1005.5L447.3 1012" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1045L447.3 1056Q447.3 1067 447.3 1078L447.3 1089" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M379.6 1012L339.8 1002.3Q326.2 999 326.2 985L326.2 983.5Q326.2 969.5 326.2 955.5L326.2 954Q326.2 940 339.6 935.7L378.8 923.1" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M381.3 1045L306.8 1063.6Q293.3 1067 293.3 1081L293.3 1108.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M355.3 1041.5L188.6 1065Q174.8 1067 174.8 1081L174.8 1100" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1159L447.3 1165.5Q447.3 1172 447.3 1178.5L447.3 1185" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1252L447.3 1258.5Q447.3 1265 447.3 1271.5L447.3 1278" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1345L447.3 1356Q447.3 1367 447.3 1381L447.3 1410Q447.3 1424 447.3 1438L447.3 1458Q447.3 1472 447.3 1486L447.3 1496Q447.3 1510 447.3 1524L447.3 1534Q447.3 1548 447.3 1562L447.3 1572Q447.3 1586 447.3 1600L447.3 1619Q447.3 1633 447.3 1644L447.3 1655" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M382.8 1344.2L350.4 1360.7Q337.9 1367 337.9 1378L337.9 1389" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M382.8 1278.5L368.7 1271.4Q356.2 1265 356.2 1251L356.2 1232.5Q356.2 1218.5 356.2 1204.5L356.2 1186Q356.2 1172 368.6 1165.5L380.9 1159" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M382.8 1325.5L205.1 1364Q191.4 1367 191.4 1381L191.4 1408.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M382.8 1321.1L86.8 1364.9Q72.9 1367 72.9 1381L72.9 1400" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M337.9 1459L337.9 1465.5Q337.9 1472 337.9 1478.5L337.9 1485" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M337.9 1535L337.9 1541.5Q337.9 1548 337.9 1554.5L337.9 1561" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M337.9 1611L337.9 1622Q337.9 1633 350.8 1638.6L388.6 1655" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M261.9 1561L235.7 1552.4Q222.4 1548 222.4 1534L222.4 1524Q222.4 1510 222.4 1496L222.4 1486Q222.4 1472 235.3 1466.6L253.7 1459" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M293.2 1611L266 1626.2Q253.8 1633 253.8 1647L253.8 1665" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M251.4 1606.1L149 1629.8Q135.3 1633 135.3 1644.8L135.3 1656.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1706L447.3 1712.5Q447.3 1719 447.3 1725.5L447.3 1732" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1784L447.3 1790.5Q447.3 1797 447.3 1803.5L447.3 1810" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1860L447.3 1866.5Q447.3 1873 447.3 1879.5L447.3 1886" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 1936L447.3 1947Q447.3 1958 447.3 1969L447.3 1980" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M378.8 1886L356.4 1877.8Q343.2 1873 343.2 1859L343.2 1849Q343.2 1835 343.2 1821L343.2 1811Q343.2 1797 356.3 1792.1L377.9 1784" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M371.7 1936L318.6 1953.6Q305.3 1958 305.3 1972L305.3 1998.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M369.8 1925L200.5 1955.5Q186.8 1958 186.8 1972L186.8 1990" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M447.3 2048L447.3 2054.5Q447.3 2061 447.3 2067.5L447.3 2074" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<g data-state="" data-kind="start">
<circle cx="447.3" cy="15.5" r="8" fill="#0b0c0c" stroke="#0b0c0c" stroke-width="1"/>
</g>
<g data-state="Where am I" data-kind="step">
<rect x="395.8" y="57" width="103" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="78.5" font-size="14" text-anchor="middle">Where am I</text>
</g>
<g data-state="Go to the stage" data-kind="choice">
<polygon points="380.3 116 514.3 116 524.3 132.5 514.3 149 380.3 149 370.3 132.5" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="447.3" y="137.5" font-size="14" text-anchor="middle">Go to the stage</text>
</g>
<g data-state="Acknowledge" data-kind="step">
<rect x="389.8" y="200.5" width="115" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="222" font-size="14" text-anchor="middle">Acknowledge</text>
</g>
<g data-state="Wait for the shortlist decision" data-kind="answer">
<rect x="358.8" y="267" width="177" height="52" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M370.8 303a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="378.8" cy="288" r="5" fill="#8a5a00"/>
<text x="459.3" y="289.5" font-size="14" text-anchor="middle">Wait for the</text>
<text x="459.3" y="306.5" font-size="14" text-anchor="middle">shortlist decision</text>
</g>
<g data-state="Settle the shortlist decision" data-kind="step">
<rect x="374.8" y="345" width="145" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="366.5" font-size="14" text-anchor="middle">Settle the</text>
<text x="447.3" y="383.5" font-size="14" text-anchor="middle">shortlist decision</text>
</g>
<g data-state="After the shortlist decision" data-kind="choice">
<polygon points="370.8 421 523.8 421 533.8 446 523.8 471 370.8 471 360.8 446" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="447.3" y="442.5" font-size="14" text-anchor="middle">After the</text>
<text x="447.3" y="459.5" font-size="14" text-anchor="middle">shortlist decision</text>
</g>
<g data-state="Wait as a reserve for an interview" data-kind="answer">
<rect x="237" y="515" width="180" height="28" rx="7" fill="#f4f5f6" stroke="#737b85" stroke-dasharray="3 2"/>
<text x="327" y="528" font-size="12" text-anchor="middle">or from “Go to the stage”</text>
<rect x="237" y="533" width="180" height="52" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M249 569a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="257" cy="554" r="5" fill="#8a5a00"/>
<text x="339" y="555.5" font-size="14" text-anchor="middle">Wait as a reserve</text>
<text x="339" y="572.5" font-size="14" text-anchor="middle">for an interview</text>
</g>
<g data-state="Settle the reserve for an interview" data-kind="step">
<rect x="252" y="611" width="150" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="327" y="632.5" font-size="14" text-anchor="middle">Settle the reserve</text>
<text x="327" y="649.5" font-size="14" text-anchor="middle">for an interview</text>
</g>
<g data-state="After the reserve for an interview" data-kind="choice">
<polygon points="250.5 687 403.5 687 413.5 712 403.5 737 250.5 737 240.5 712" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="327" y="708.5" font-size="14" text-anchor="middle">After the reserve</text>
<text x="327" y="725.5" font-size="14" text-anchor="middle">for an interview</text>
</g>
<g data-state="Invite to the interview" data-kind="step">
<rect x="361.8" y="781" width="171" height="28" rx="7" fill="#f4f5f6" stroke="#737b85" stroke-dasharray="3 2"/>
<text x="447.3" y="794" font-size="12" text-anchor="middle">or from “Go to the stage”</text>
<rect x="361.8" y="799" width="171" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="820.5" font-size="14" text-anchor="middle">Invite to the</text>
<text x="447.3" y="837.5" font-size="14" text-anchor="middle">interview</text>
</g>
<g data-state="Wait for the interview" data-kind="answer">
<rect x="378.8" y="875" width="137" height="52" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M390.8 911a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="398.8" cy="896" r="5" fill="#8a5a00"/>
<text x="459.3" y="897.5" font-size="14" text-anchor="middle">Wait for the</text>
<text x="459.3" y="914.5" font-size="14" text-anchor="middle">interview</text>
</g>
<g data-state="Settle the interview" data-kind="step">
<rect x="366.8" y="953" width="161" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="974.5" font-size="14" text-anchor="middle">Settle the interview</text>
</g>
<g data-state="After the interview" data-kind="choice">
<polygon points="365.3 1012 529.3 1012 539.3 1028.5 529.3 1045 365.3 1045 355.3 1028.5" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="447.3" y="1033.5" font-size="14" text-anchor="middle">After the interview</text>
</g>
<g data-state="Wait for the acceptance decision" data-kind="answer">
<rect x="349.8" y="1089" width="195" height="28" rx="7" fill="#f4f5f6" stroke="#737b85" stroke-dasharray="3 2"/>
<text x="447.3" y="1102" font-size="12" text-anchor="middle">or from “Go to the stage”</text>
<rect x="349.8" y="1107" width="195" height="52" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M361.8 1143a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="369.8" cy="1128" r="5" fill="#8a5a00"/>
<text x="459.3" y="1129.5" font-size="14" text-anchor="middle">Wait for the</text>
<text x="459.3" y="1146.5" font-size="14" text-anchor="middle">acceptance decision</text>
</g>
<g data-state="Settle the acceptance decision" data-kind="step">
<rect x="396.8" y="1185" width="101" height="67" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="1206.5" font-size="14" text-anchor="middle">Settle the</text>
<text x="447.3" y="1223.5" font-size="14" text-anchor="middle">acceptance</text>
<text x="447.3" y="1240.5" font-size="14" text-anchor="middle">decision</text>
</g>
<g data-state="After the acceptance decision" data-kind="choice">
<polygon points="392.8 1278 501.8 1278 511.8 1311.5 501.8 1345 392.8 1345 382.8 1311.5" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="447.3" y="1299.5" font-size="14" text-anchor="middle">After the</text>
<text x="447.3" y="1316.5" font-size="14" text-anchor="middle">acceptance</text>
<text x="447.3" y="1333.5" font-size="14" text-anchor="middle">decision</text>
</g>
<g data-state="Wait as a reserve for a place" data-kind="answer">
<rect x="247.9" y="1389" width="180" height="28" rx="7" fill="#f4f5f6" stroke="#737b85" stroke-dasharray="3 2"/>
<text x="337.9" y="1402" font-size="12" text-anchor="middle">or from “Go to the stage”</text>
<rect x="247.9" y="1407" width="180" height="52" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M259.9 1443a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="267.9" cy="1428" r="5" fill="#8a5a00"/>
<text x="349.9" y="1429.5" font-size="14" text-anchor="middle">Wait as a reserve</text>
<text x="349.9" y="1446.5" font-size="14" text-anchor="middle">for a place</text>
</g>
<g data-state="Settle the reserve for a place" data-kind="step">
<rect x="262.9" y="1485" width="150" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="337.9" y="1506.5" font-size="14" text-anchor="middle">Settle the reserve</text>
<text x="337.9" y="1523.5" font-size="14" text-anchor="middle">for a place</text>
</g>
<g data-state="After the reserve for a place" data-kind="choice">
<polygon points="261.4 1561 414.4 1561 424.4 1586 414.4 1611 261.4 1611 251.4 1586" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="337.9" y="1582.5" font-size="14" text-anchor="middle">After the reserve</text>
<text x="337.9" y="1599.5" font-size="14" text-anchor="middle">for a place</text>
</g>
<g data-state="Send the offer" data-kind="step">
<rect x="361.8" y="1655" width="171" height="28" rx="7" fill="#f4f5f6" stroke="#737b85" stroke-dasharray="3 2"/>
<text x="447.3" y="1668" font-size="12" text-anchor="middle">or from “Go to the stage”</text>
<rect x="361.8" y="1673" width="171" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="1694.5" font-size="14" text-anchor="middle">Send the offer</text>
</g>
<g data-state="Wait for the team's answer" data-kind="answer">
<rect x="367.8" y="1732" width="159" height="52" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M379.8 1768a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="387.8" cy="1753" r="5" fill="#8a5a00"/>
<text x="459.3" y="1754.5" font-size="14" text-anchor="middle">Wait for the</text>
<text x="459.3" y="1771.5" font-size="14" text-anchor="middle">team's answer</text>
</g>
<g data-state="Settle the team's answer" data-kind="step">
<rect x="383.8" y="1810" width="127" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="1831.5" font-size="14" text-anchor="middle">Settle the</text>
<text x="447.3" y="1848.5" font-size="14" text-anchor="middle">team's answer</text>
</g>
<g data-state="After the team's answer" data-kind="choice">
<polygon points="379.8 1886 514.8 1886 524.8 1911 514.8 1936 379.8 1936 369.8 1911" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="447.3" y="1907.5" font-size="14" text-anchor="middle">After the</text>
<text x="447.3" y="1924.5" font-size="14" text-anchor="middle">team's answer</text>
</g>
<g data-state="Start the team's timeline" data-kind="step">
<rect x="361.8" y="1980" width="171" height="28" rx="7" fill="#f4f5f6" stroke="#737b85" stroke-dasharray="3 2"/>
<text x="447.3" y="1993" font-size="12" text-anchor="middle">or from “Go to the stage”</text>
<rect x="361.8" y="1998" width="171" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="447.3" y="2019.5" font-size="14" text-anchor="middle">Start the</text>
<text x="447.3" y="2036.5" font-size="14" text-anchor="middle">team's timeline</text>
</g>
<g data-state="In the cohort" data-kind="end">
<rect x="386.3" y="2074" width="122" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="389.3" y="2077" width="116" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="447.3" y="2094.5" font-size="14" text-anchor="middle">In the cohort</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="247.8" y="193" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="250.8" y="196" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="309.8" y="213.5" font-size="12" text-anchor="middle">The application</text>
<text x="309.8" y="230.5" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="0" y="526" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="3" y="529" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="62" y="546.5" font-size="12" text-anchor="middle">The application</text>
<text x="62" y="563.5" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="48.1" y="791" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="51.1" y="794" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="110.1" y="811.5" font-size="12" text-anchor="middle">The application</text>
<text x="110.1" y="828.5" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="112.8" y="1100" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="115.8" y="1103" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="174.8" y="1120.5" font-size="12" text-anchor="middle">The application</text>
<text x="174.8" y="1137.5" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="10.9" y="1400" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="13.9" y="1403" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="72.9" y="1420.5" font-size="12" text-anchor="middle">The application</text>
<text x="72.9" y="1437.5" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="73.3" y="1656.5" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="76.3" y="1659.5" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="135.3" y="1677" font-size="12" text-anchor="middle">The application</text>
<text x="135.3" y="1694" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="The application is over" data-kind="end">
<rect x="124.8" y="1990" width="124" height="48" rx="24" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="127.8" y="1993" width="118" height="42" rx="21" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="186.8" y="2010.5" font-size="12" text-anchor="middle">The application</text>
<text x="186.8" y="2027.5" font-size="12" text-anchor="middle">is over</text>
</g>
<g data-state="Parked" data-kind="end">
<rect x="142" y="534.5" width="77" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="145" y="537.5" width="71" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="180.5" y="555" font-size="12" text-anchor="middle">Parked</text>
</g>
<g data-state="Parked" data-kind="end">
<rect x="190.1" y="799.5" width="77" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="193.1" y="802.5" width="71" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="228.6" y="820" font-size="12" text-anchor="middle">Parked</text>
</g>
<g data-state="Parked" data-kind="end">
<rect x="254.8" y="1108.5" width="77" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="257.8" y="1111.5" width="71" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="293.3" y="1129" font-size="12" text-anchor="middle">Parked</text>
</g>
<g data-state="Parked" data-kind="end">
<rect x="152.9" y="1408.5" width="77" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="155.9" y="1411.5" width="71" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="191.4" y="1429" font-size="12" text-anchor="middle">Parked</text>
</g>
<g data-state="Parked" data-kind="end">
<rect x="215.3" y="1665" width="77" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="218.3" y="1668" width="71" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="253.8" y="1685.5" font-size="12" text-anchor="middle">Parked</text>
</g>
<g data-state="Parked" data-kind="end">
<rect x="266.8" y="1998.5" width="77" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="269.8" y="2001.5" width="71" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="305.3" y="2019" font-size="12" text-anchor="middle">Parked</text>
</g>
<g data-state="Needs an operator" data-kind="failure">
<rect x="474.3" y="0" width="162" height="31" rx="15.5" fill="#fde8e4" stroke="#a3200d" stroke-width="1.5"/><rect x="477.3" y="3" width="156" height="25" rx="12.5" fill="none" stroke="#a3200d" stroke-width="1"/>
<text x="555.3" y="20.5" font-size="14" text-anchor="middle">Needs an operator</text>
</g>
<rect x="419" y="162" width="56.5" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="447.3" y="175" font-size="12" text-anchor="middle">shortlist</text>
<rect x="276.8" y="162" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="309.8" y="175" font-size="12" text-anchor="middle">otherwise</text>
<rect x="419" y="627" width="56.5" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="447.3" y="640" font-size="12" text-anchor="middle">shortlist</text>
<rect x="282.4" y="484" width="89.3" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="327" y="497" font-size="12" text-anchor="middle">name reserve</text>
<rect x="310.7" y="361" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="334.2" y="374" font-size="12" text-anchor="middle">reopen</text>
<rect x="163.8" y="484" width="33.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="180.5" y="497" font-size="12" text-anchor="middle">park</text>
<rect x="29" y="484" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="62" y="497" font-size="12" text-anchor="middle">otherwise</text>
<rect x="261.3" y="750" width="131.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="327" y="763" font-size="12" text-anchor="middle">promote to interview</text>
<rect x="188" y="627" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="211.5" y="640" font-size="12" text-anchor="middle">reopen</text>
<rect x="211.9" y="750" width="33.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="228.6" y="763" font-size="12" text-anchor="middle">park</text>
<rect x="77.1" y="750" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="110.1" y="763" font-size="12" text-anchor="middle">otherwise</text>
<rect x="409.5" y="1058" width="75.5" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="447.3" y="1071" font-size="12" text-anchor="middle">recommend</text>
<rect x="302.7" y="960.5" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="326.2" y="973.5" font-size="12" text-anchor="middle">reopen</text>
<rect x="276.6" y="1058" width="33.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="293.3" y="1071" font-size="12" text-anchor="middle">park</text>
<rect x="141.8" y="1058" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="174.8" y="1071" font-size="12" text-anchor="middle">otherwise</text>
<rect x="429.9" y="1501" width="34.7" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="447.3" y="1514" font-size="12" text-anchor="middle">offer</text>
<rect x="289.1" y="1358" width="97.6" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="337.9" y="1371" font-size="12" text-anchor="middle">hold in reserve</text>
<rect x="332.7" y="1209.5" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="356.2" y="1222.5" font-size="12" text-anchor="middle">reopen</text>
<rect x="174.7" y="1358" width="33.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="191.4" y="1371" font-size="12" text-anchor="middle">park</text>
<rect x="39.9" y="1358" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="72.9" y="1371" font-size="12" text-anchor="middle">otherwise</text>
<rect x="286.5" y="1624" width="102.8" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="337.9" y="1637" font-size="12" text-anchor="middle">promote to offer</text>
<rect x="198.9" y="1501" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="222.4" y="1514" font-size="12" text-anchor="middle">reopen</text>
<rect x="237.1" y="1624" width="33.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="253.8" y="1637" font-size="12" text-anchor="middle">park</text>
<rect x="102.3" y="1624" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="135.3" y="1637" font-size="12" text-anchor="middle">otherwise</text>
<rect x="425.1" y="1949" width="44.3" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="447.3" y="1962" font-size="12" text-anchor="middle">accept</text>
<rect x="319.7" y="1826" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="343.2" y="1839" font-size="12" text-anchor="middle">reopen</text>
<rect x="288.6" y="1949" width="33.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="305.3" y="1962" font-size="12" text-anchor="middle">park</text>
<rect x="153.8" y="1949" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="186.8" y="1962" font-size="12" text-anchor="middle">otherwise</text>
</g>
<g transform="translate(16 2133)">
<rect x="0" y="2" width="44" height="24" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="54" y="18" font-size="13" text-anchor="start">the academy does something</text>
<rect x="240" y="2" width="44" height="24" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M254 24a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="262" cy="9" r="5" fill="#8a5a00"/>
<text x="294" y="18" font-size="13" text-anchor="start">waits until somebody acts</text>
<polygon points="490 2 514 2 524 14 514 26 490 26 480 14" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="534" y="18" font-size="13" text-anchor="start">goes on by what was found</text>
<rect x="0" y="36" width="44" height="24" rx="12" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="3" y="39" width="38" height="18" rx="9" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="54" y="52" font-size="13" text-anchor="start">an end</text>
<rect x="240" y="36" width="44" height="24" rx="12" fill="#fde8e4" stroke="#a3200d" stroke-width="1.5"/><rect x="243" y="39" width="38" height="18" rx="9" fill="none" stroke="#a3200d" stroke-width="1"/>
<text x="294" y="52" font-size="13" text-anchor="start">stops for an operator</text>
</g>
<text x="16" y="2215" font-size="12" text-anchor="start">“Go to the stage” also leads to each box that says so.</text>
<text x="16" y="2235" font-size="12" text-anchor="start">Arrows to “Needs an operator” are left out: every step that keeps failing leads there.</text>`,
};

/** How the academy tells everyone each date when it comes. */
export const TIMELINE: WorkflowPicture = {
  title: 'How the academy tells everyone each date when it comes',
  description:
    'One execution per programme and one per team in the cohort: tells each occasion when it is due. It starts with: Remember whose timeline. It waits until somebody acts at: Sleep. It ends with: Continued; Nothing is left to tell.',
  width: 880,
  height: 968,
  spots: [
    { state: 'Sleep', x: 833.7, y: 272 },
    { state: 'Wait for the instant', x: 281.9, y: 272 },
    { state: 'Back off', x: 736.6, y: 803 },
    { state: 'Continued', x: 121.4, y: 805 },
    { state: 'Nothing is left to tell', x: 487.9, y: 274 },
  ],
  drawing: `<defs><marker id="tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#0b0c0c"/></marker><marker id="faint-tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#737b85"/></marker></defs>
<rect width="880" height="968" rx="8" fill="#ffffff"/>
<g transform="translate(16.4 16)">
<path d="M654.5 145L819.3 164.4Q833.3 166 833.3 180L833.3 181.5Q833.3 195.5 833.3 209.5L833.3 220Q833.3 234 833.3 248L833.3 259.5Q833.3 273.5 833.3 287.5L833.3 290Q833.3 304 833.3 318L833.3 319.5Q833.3 333.5 833.3 347.5L833.3 358Q833.3 372 833.3 386L833.3 516.5Q833.3 530.5 833.3 544.5L833.3 675Q833.3 689 833.3 703L833.3 722Q833.3 736 833.3 750L833.3 760Q833.3 774 819.5 776.5L720.2 794.4" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<path d="M769.8 291L769.8 297.5Q769.8 304 769.8 318L769.8 319.5Q769.8 333.5 769.8 347.5L769.8 358Q769.8 372 769.8 386L769.8 516.5Q769.8 530.5 769.8 544.5L769.8 675Q769.8 689 769.8 703L769.8 722Q769.8 736 769.8 750L769.8 760Q769.8 774 756.3 777.9L720.2 788.3" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<path d="M649 290L678 299.6Q691.3 304 691.3 318L691.3 319.5Q691.3 333.5 691.3 347.5L691.3 358Q691.3 372 691.3 386L691.3 516.5Q691.3 530.5 691.3 544.5L691.3 675Q691.3 689 691.3 703L691.3 722Q691.3 736 691.3 750L691.3 760Q691.3 774 685.5 780.5L679.7 787" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<path d="M489.3 667L489.3 678Q489.3 689 489.3 703L489.3 722Q489.3 736 489.3 750L489.3 760Q489.3 774 503 776.4L608.2 794.7" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<path d="M274.5 752.5L274.5 763.3Q274.5 774 288.5 775.1L608.2 800.1" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<path d="M123 760.3L144.5 768.8Q157.5 774 171.5 774.8L608.2 801.1" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<path d="M582.5 18L582.5 24.5Q582.5 31 582.5 37.5L582.5 44" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M582.5 94L582.5 100.5Q582.5 107 582.5 113.5L582.5 120" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M510.5 147.8L409.1 163.8Q395.3 166 395.3 172.5L395.3 179" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M463.3 208.3L585.5 231.4Q599.2 234 599.2 245.5L599.2 257" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M463.3 203.3L716.9 232.4Q730.8 234 740.6 244L752.5 256" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M327.3 205.5L147.9 232Q134.1 234 143.7 244.2L154.9 256" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M327.3 203.3L75.4 232.4Q61.5 234 61.5 248L61.5 259.5Q61.5 273.5 61.5 287.5L61.5 290Q61.5 304 61.5 318L61.5 319.5Q61.5 333.5 61.5 347.5L61.5 358Q61.5 372 61.5 386L61.5 516.5Q61.5 530.5 61.5 544.5L61.5 675Q61.5 689 61.5 700L61.5 711" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M390.6 212L387.6 223Q384.5 234 384.5 246L384.5 258" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M780.7 256L787.6 245Q794.5 234 794.5 220L794.5 209.5Q794.5 195.5 794.5 181.5L794.5 180Q794.5 166 780.6 164.1L654.5 146.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M192.8 256L208.7 242.9Q219.5 234 219.5 220L219.5 209.5Q219.5 195.5 219.5 181.5L219.5 180Q219.5 166 233.5 164.9L510.5 142.4" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M574.9 290L564.6 297Q554.3 304 554.3 310.5L554.3 317" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M526.4 350L501.3 364.9Q489.3 372 489.3 383L489.3 394" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M582.1 350L607.2 364.9Q619.3 372 619.3 386L619.3 516.5Q619.3 530.5 619.3 544.5L619.3 675Q619.3 689 619.3 703L619.3 722Q619.3 736 619.3 750L619.3 760Q619.3 774 628.8 780.5L638.4 787" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M375.3 587.4L184 682.8Q171.5 689 184.2 694.8L238.3 719.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M277 719.5L279.4 702.8Q281.5 689 281.5 675L281.5 544.5Q281.5 530.5 281.5 516.5L281.5 386Q281.5 372 281.5 358L281.5 347.5Q281.5 333.5 281.5 319.5L281.5 318Q281.5 304 281.5 290L281.5 287.5Q281.5 273.5 281.5 259.5L281.5 248Q281.5 234 281.5 220L281.5 209.5Q281.5 195.5 281.5 181.5L281.5 180Q281.5 166 295.4 164.6L510.5 143.6" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M720.2 795.2L833.4 776.3Q847.3 774 847.3 760L847.3 750Q847.3 736 847.3 722L847.3 703Q847.3 689 847.3 675L847.3 544.5Q847.3 530.5 847.3 516.5L847.3 386Q847.3 372 847.3 358L847.3 347.5Q847.3 333.5 847.3 319.5L847.3 318Q847.3 304 847.3 290L847.3 287.5Q847.3 273.5 847.3 259.5L847.3 248Q847.3 234 847.3 220L847.3 209.5Q847.3 195.5 847.3 181.5L847.3 180Q847.3 166 833.3 164.4L654.5 144.5" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M56.9 761L55.7 767.5Q54.5 774 54.5 781.5L54.5 789" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<g data-state="" data-kind="start">
<circle cx="582.5" cy="9" r="8" fill="#0b0c0c" stroke="#0b0c0c" stroke-width="1"/>
</g>
<g data-state="Remember whose timeline" data-kind="step">
<rect x="518" y="44" width="129" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="582.5" y="65.5" font-size="14" text-anchor="middle">Remember</text>
<text x="582.5" y="82.5" font-size="14" text-anchor="middle">whose timeline</text>
</g>
<g data-state="Find what is next" data-kind="step">
<rect x="510.5" y="120" width="144" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="582.5" y="141.5" font-size="14" text-anchor="middle">Find what is next</text>
</g>
<g data-state="What is next" data-kind="choice">
<polygon points="337.3 179 453.3 179 463.3 195.5 453.3 212 337.3 212 327.3 195.5" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="395.3" y="200.5" font-size="14" text-anchor="middle">What is next</text>
</g>
<g data-state="Sleep" data-kind="answer">
<rect x="722.3" y="256" width="95" height="35" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M734.3 283.5a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="742.3" cy="268.5" r="5" fill="#8a5a00"/>
<text x="781.8" y="278.5" font-size="14" text-anchor="middle">Sleep</text>
</g>
<g data-state="Wait for the instant" data-kind="time">
<rect x="77.5" y="256" width="188" height="35" rx="7" fill="#efe8fb" stroke="#5b3f9b" stroke-width="1.5"/>
<circle cx="97.5" cy="273.5" r="9" fill="#ffffff" stroke="#5b3f9b" stroke-width="2"/><path d="M97.5 267.5v6h5" fill="none" stroke="#5b3f9b" stroke-width="2"/>
<text x="183.5" y="278.5" font-size="14" text-anchor="middle">Wait for the instant</text>
</g>
<g data-state="Claim the occasion" data-kind="step">
<rect x="521.7" y="257" width="155" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="599.2" y="278.5" font-size="14" text-anchor="middle">Claim the occasion</text>
</g>
<g data-state="Is it ours to tell" data-kind="choice">
<polygon points="484.3 317 624.3 317 634.3 333.5 624.3 350 484.3 350 474.3 333.5" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="554.3" y="338.5" font-size="14" text-anchor="middle">Is it ours to tell</text>
</g>
<g data-state="Tell everyone" data-kind="group">
<rect x="375.3" y="394" width="228" height="273" rx="7" fill="#f4f5f6" stroke="#505a5f" stroke-width="1.5"/>
<text x="489.3" y="415" font-size="14" text-anchor="middle">Tell everyone</text>
</g>
<path d="M489.3 442L489.3 448.5Q489.3 455 489.3 461.5L489.3 468" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M501.6 501L509.8 512Q518.1 523 509.8 534L501.6 545" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M476.9 545L468.7 534Q460.5 523 468.7 512L476.9 501" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<path d="M489.3 578L489.3 589Q489.3 600 489.3 611L489.3 622" fill="none" stroke="#0b0c0c" stroke-width="1.3" marker-end="url(#tip)"/>
<g data-state="" data-kind="start">
<circle cx="489.3" cy="433" r="8" fill="#0b0c0c" stroke="#0b0c0c" stroke-width="1"/>
</g>
<g data-state="Record a page" data-kind="step">
<rect x="427.8" y="468" width="123" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="489.3" y="489.5" font-size="14" text-anchor="middle">Record a page</text>
</g>
<g data-state="Is there another page" data-kind="choice">
<polygon points="399.3 545 579.3 545 589.3 561.5 579.3 578 399.3 578 389.3 561.5" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="489.3" y="566.5" font-size="14" text-anchor="middle">Is there another page</text>
</g>
<g data-state="All pages recorded" data-kind="end">
<rect x="405.8" y="622" width="167" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="408.8" y="625" width="161" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="489.3" y="642.5" font-size="14" text-anchor="middle">All pages recorded</text>
</g>
<rect x="417.9" y="514" width="85.2" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="460.5" y="527" font-size="12" text-anchor="middle">after is given</text>
<rect x="456.3" y="591" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="489.3" y="604" font-size="12" text-anchor="middle">otherwise</text>
<g data-state="Mark it as told" data-kind="step">
<rect x="211.5" y="719.5" width="126" height="33" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="274.5" y="741" font-size="14" text-anchor="middle">Mark it as told</text>
</g>
<g data-state="Back off" data-kind="time">
<rect x="608.2" y="787" width="112" height="35" rx="7" fill="#efe8fb" stroke="#5b3f9b" stroke-width="1.5"/>
<circle cx="628.2" cy="804.5" r="9" fill="#ffffff" stroke="#5b3f9b" stroke-width="2"/><path d="M628.2 798.5v6h5" fill="none" stroke="#5b3f9b" stroke-width="2"/>
<text x="676.2" y="809.5" font-size="14" text-anchor="middle">Back off</text>
</g>
<g data-state="Continue as a new execution" data-kind="step">
<rect x="0" y="711" width="123" height="50" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="61.5" y="732.5" font-size="14" text-anchor="middle">Continue as a</text>
<text x="61.5" y="749.5" font-size="14" text-anchor="middle">new execution</text>
</g>
<g data-state="Continued" data-kind="end">
<rect x="4" y="789" width="101" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="7" y="792" width="95" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="54.5" y="809.5" font-size="14" text-anchor="middle">Continued</text>
</g>
<g data-state="Nothing is left to tell" data-kind="end">
<rect x="297.5" y="258" width="174" height="31" rx="15.5" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="300.5" y="261" width="168" height="25" rx="12.5" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="384.5" y="278.5" font-size="14" text-anchor="middle">Nothing is left to tell</text>
</g>
<rect x="568.9" y="225" width="60.7" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="599.2" y="238" font-size="12" text-anchor="middle">announce</text>
<rect x="712.1" y="225" width="37.4" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="730.8" y="238" font-size="12" text-anchor="middle">sleep</text>
<rect x="114" y="225" width="40.2" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="134.1" y="238" font-size="12" text-anchor="middle">pause</text>
<rect x="33.9" y="324.5" width="55.2" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="61.5" y="337.5" font-size="12" text-anchor="middle">continue</text>
<rect x="351.5" y="225" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="384.5" y="238" font-size="12" text-anchor="middle">otherwise</text>
<rect x="465.7" y="363" width="47" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="489.3" y="376" font-size="12" text-anchor="middle">record</text>
<rect x="586.3" y="680" width="66" height="18" rx="3" fill="#ffffff" fill-opacity="0.92"/>
<text x="619.3" y="693" font-size="12" text-anchor="middle">otherwise</text>
</g>
<g transform="translate(16 850)">
<rect x="0" y="2" width="44" height="24" rx="7" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>
<text x="54" y="18" font-size="13" text-anchor="start">the academy does something</text>
<rect x="240" y="2" width="44" height="24" rx="7" fill="#ffefb3" stroke="#8a5a00" stroke-width="2.5"/>
<path d="M254 24a8 9 0 0 1 16 0z" fill="#8a5a00"/><circle cx="262" cy="9" r="5" fill="#8a5a00"/>
<text x="294" y="18" font-size="13" text-anchor="start">waits until somebody acts</text>
<rect x="480" y="2" width="44" height="24" rx="7" fill="#efe8fb" stroke="#5b3f9b" stroke-width="1.5"/>
<circle cx="502" cy="14" r="9" fill="#ffffff" stroke="#5b3f9b" stroke-width="2"/><path d="M502 8v6h5" fill="none" stroke="#5b3f9b" stroke-width="2"/>
<text x="534" y="18" font-size="13" text-anchor="start">waits for a moment</text>
<polygon points="10 36 34 36 44 48 34 60 10 60 0 48" fill="#e3eefb" stroke="#1d5ca6" stroke-width="1.5"/>
<text x="54" y="52" font-size="13" text-anchor="start">goes on by what was found</text>
<rect x="240" y="36" width="44" height="24" rx="7" fill="#f4f5f6" stroke="#505a5f" stroke-width="1.5"/>
<text x="294" y="52" font-size="13" text-anchor="start">once for each of several</text>
<rect x="480" y="36" width="44" height="24" rx="12" fill="#e2f3e5" stroke="#1f6b32" stroke-width="1.5"/><rect x="483" y="39" width="38" height="18" rx="9" fill="none" stroke="#1f6b32" stroke-width="1"/>
<text x="534" y="52" font-size="13" text-anchor="start">an end</text>
<path d="M0 82L44 82" fill="none" stroke="#737b85" stroke-width="1" stroke-dasharray="4 3" marker-end="url(#faint-tip)"/>
<text x="54" y="86" font-size="13" text-anchor="start">when a step keeps failing</text>
</g>`,
};
