// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/coordinates.hpp"

namespace yike {

namespace {

constexpr int kDegreeDecimals = 6; ///< a decimetre
constexpr int kMetreDecimals = 1;

QString pair(double x, double y, int decimals) {
    return QStringLiteral("%1, %2").arg(QString::number(x, 'f', decimals),
                                        QString::number(y, 'f', decimals));
}

} // namespace

const std::vector<CoordinateSystem>& coordinate_systems() {
    static const std::vector<CoordinateSystem> all{CoordinateSystem::wgs84,
                                                   CoordinateSystem::cgcs2000,
                                                   CoordinateSystem::gcj02,
                                                   CoordinateSystem::working};
    return all;
}

QString coordinate_system_name(CoordinateSystem system, const WorkingCrs& crs) {
    switch (system) {
    case CoordinateSystem::wgs84:
        return QStringLiteral("WGS 84");
    case CoordinateSystem::cgcs2000:
        return QStringLiteral("CGCS2000");
    case CoordinateSystem::gcj02:
        return QStringLiteral("GCJ-02");
    case CoordinateSystem::working:
        break;
    }
    const QString name = QString::fromStdString(crs.definition());
    return name.startsWith(QLatin1String("EPSG:")) ? name : QStringLiteral("X, Y");
}

QString coordinates(PlanePoint place, CoordinateSystem system, const WorkingCrs& crs) {
    if (system == CoordinateSystem::working) {
        return pair(place.x, place.y, kMetreDecimals);
    }
    const Datum datum = system == CoordinateSystem::gcj02      ? Datum::gcj02
                        : system == CoordinateSystem::cgcs2000 ? Datum::cgcs2000
                                                               : Datum::wgs84;
    const LonLat position = from_wgs84(crs.to_lon_lat(place), datum);
    return pair(position.lon, position.lat, kDegreeDecimals);
}

} // namespace yike
